package com.paymentmigration.operator;

import com.paymentmigration.lambda.aws.AuditCopy;
import com.paymentmigration.lambda.domain.AuditEvent;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code migrate history}. */
@Command(
    name = "history",
    description = "Prints the audit events, oldest first: when, what, who, why.",
    footer = {
      "",
      "Examples:",
      "  ./migrate history --stack staging-payment-a1b2c3d4",
      "  ./migrate history --stack staging-payment-a1b2c3d4 --limit 1000 --json \\",
      "    > audit.ndjson",
      "  ./migrate history --stack staging-payment-a1b2c3d4 --verify \\",
      "    --events audit.ndjson --copy log.ndjson"
    })
final class HistoryCommand extends OperatorCommand {
  private static final int MOST = 1_000_000;

  /** What is advised when events were left out: this many, or so many times more. */
  private static final int LONG = 1000;

  private static final int LONGER = 10;

  private static final int WIDEST = 100;
  private static final String INDENT = " ".repeat(22);

  /** Up to the last colon, or to the kind of an identity. */
  private static final Pattern ARN =
      Pattern.compile(
          "arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:[0-9]*:(?:\\S*:|(?:assumed-role|user|role)/)?([^:\\s]+)");

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description =
          "The latest N events, 1 to 1000000; standard error says when older ones are left out."
              + " Default ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--verify",
      description =
          "Proves all events by their hashes instead, and names the first that is missing,"
              + " changed or reordered.")
  private boolean verify;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "With --verify: events as --json wrote them; nothing is asked of AWS.")
  private Path exported;

  @Option(
      names = "--copy",
      paramLabel = "FILE",
      description =
          "With --verify: messages of the functions' logs, or an earlier export, to compare with.")
  private Path copy;

  @Override
  void check() {
    if (!verify && (exported != null || copy != null)) {
      throw new OperatorException(
          exported == null ? "--copy" : "--events", "says what to verify", "add --verify");
    }
    if (limit < 1 || limit > MOST) {
      throw new OperatorException(
          "--limit " + limit, "out of range", "give a number from 1 to 1000000");
    }
  }

  @Override
  OptionalInt runOffline(Answer answer) {
    return exported == null
        ? OptionalInt.empty()
        : OptionalInt.of(AuditProof.ofFile(exported, copy).give(answer));
  }

  @Override
  int run(Aws aws, DeployedStack stack, Answer answer) {
    if (verify) {
      return AuditProof.ofTable(aws.state(stack), copy).give(answer);
    }
    List<AuditEvent> found = aws.state(stack).events(limit + 1);
    boolean more = found.size() > limit;
    List<AuditEvent> events = more ? found.subList(1, found.size()) : found;
    events.forEach(event -> answer.giveLine(AuditCopy.json(event), () -> line(event)));
    if (events.isEmpty()) {
      answer.say("no audit event yet: nothing has begun");
    }
    if (more) {
      answer.warn(leftOut(stack));
    }
    return ExitCode.DONE;
  }

  private String leftOut(DeployedStack stack) {
    return "migrate history: older events are left out, shown are the latest "
        + limit
        + "; more with: ./migrate history "
        + stack.options()
        + " --limit "
        + Math.min(MOST, Math.max(LONG, (long) limit * LONGER));
  }

  private static String line(AuditEvent event) {
    return line(event, Columns.present());
  }

  /**
   * On a terminal at most 100 columns: a second, who without the ARN around the name, and the
   * reason below.
   */
  static String line(AuditEvent event, Columns columns) {
    String change =
        event.from() == event.to() ? event.to().name() : event.from() + " -> " + event.to();
    String what =
        String.format(
            Locale.ROOT,
            "%s  epoch %d  %-18s %s",
            event.at().truncatedTo(ChronoUnit.SECONDS),
            event.epoch(),
            event.intent(),
            change);
    String why =
        String.format(
            Locale.ROOT,
            "by %s: %s (%d ms)",
            withoutArn(event.actor()),
            event.reason().isBlank() ? "no reason" : withoutArns(event.reason()),
            event.elapsedMillis());
    Columns most = columns.limited() ? new Columns(Math.min(WIDEST, columns.width())) : columns;
    return String.join(System.lineSeparator(), most.parts(List.of(what, why), INDENT));
  }

  /** {@code role/session} of an assumed role, the last part of any other; the JSON has it whole. */
  private static String withoutArn(String actor) {
    Matcher arn = ARN.matcher(actor);
    return arn.matches() ? arn.group(1) : actor;
  }

  private static String withoutArns(String text) {
    return ARN.matcher(text).replaceAll("$1");
  }
}
