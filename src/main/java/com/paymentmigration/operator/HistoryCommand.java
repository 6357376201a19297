package com.paymentmigration.operator;

import com.paymentmigration.lambda.domain.AuditEvent;
import java.util.List;
import java.util.Locale;
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
      "  ./migrate history --stack staging-payment-a1b2c3d4 --limit 1000 --json > audit.ndjson"
    })
final class HistoryCommand extends OperatorCommand {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "The latest N events, 1 or more. Default ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  int run(Aws aws, DeployedStack stack, Answer answer) {
    if (limit < 1) {
      throw new OperatorException("--limit " + limit, "too few", "give 1 or more");
    }
    List<AuditEvent> events = aws.state(stack).events(limit);
    events.forEach(event -> answer.give(event, () -> line(event)));
    if (events.isEmpty()) {
      answer.say("no audit event yet: nothing has begun");
    }
    return ExitCode.DONE;
  }

  private static String line(AuditEvent event) {
    String change =
        event.from() == event.to() ? event.to().name() : event.from() + " -> " + event.to();
    return String.format(
        Locale.ROOT,
        "%s  epoch %d  %-18s %-30s by %s: %s (%d ms)",
        event.at(),
        event.epoch(),
        event.intent(),
        change,
        event.actor(),
        event.reason(),
        event.elapsedMillis());
  }
}
