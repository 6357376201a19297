package com.paymentmigration.operator;

import com.paymentmigration.lambda.aws.DynamoDbForeignRecords;
import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.MigrationState;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code migrate absorb}. */
@Command(
    name = "absorb",
    description = {
      "Asks that a foreign transaction counts as executed on the writer, where it",
      "never runs. Two people: one asks, another one approves (--approve).",
      "Data that it changed is not brought back: compare and repair first."
    },
    footer = {
      "",
      "Shows what the transaction did, and asks. Within a minute after the approval",
      "it is absorbed, if no run is under way; status and history say so.",
      "Every recorded PASS is withdrawn: the next run validates anew.",
      "",
      "Examples:",
      "  ./migrate absorb --stack staging-payment-a1b2c3d4 --transaction UUID:17 \\",
      "    --reason 'CHG-1044: ANALYZE by hand, no row changed'",
      "  ./migrate absorb --stack staging-payment-a1b2c3d4 --transaction UUID:17 \\",
      "    --approve --reason 'CHG-1044: compared, same rows'"
    })
final class AbsorbCommand extends ChangingCommand {
  @Mixin private Confirmation confirmation;

  @Option(
      names = "--transaction",
      required = true,
      paramLabel = "GTID",
      description = "The transaction as status, mail and history name it.")
  private String transaction;

  @Option(names = "--approve", description = "Agree with what another person asked.")
  private boolean approve;

  @Override
  int run(Aws aws, DeployedStack stack, Answer answer) {
    String gtid = gtid();
    Cause said = new Cause(cause().by(aws), cause().reason());
    DynamoDbForeignRecords records = aws.foreign(stack);
    DynamoDbForeignRecords.Kept kept = kept(aws, stack, records, gtid);
    if (approve) {
      requireAnother(records, gtid, said);
    }
    confirmation.ask(question(kept));
    records.say(
        approve ? DynamoDbForeignRecords.APPROVALS : DynamoDbForeignRecords.REQUESTS, gtid, said);
    Map<String, String> done = new TreeMap<>();
    done.put("answer", approve ? "approved" : "requested");
    done.put("by", said.actor());
    done.put("transaction", gtid);
    answer.give(done, () -> next(stack, gtid));
    return ExitCode.DONE;
  }

  private String gtid() {
    try {
      GtidSet parsed = GtidSet.parse(transaction);
      if (!parsed.isEmpty()) {
        return parsed.toString();
      }
    } catch (IllegalArgumentException malformed) {
      throw noGtid(malformed);
    }
    throw noGtid(null);
  }

  private OperatorException noGtid(Throwable why) {
    return new OperatorException(
        "--transaction '" + transaction.replaceAll("\\p{Cntrl}", "?") + "'",
        "no GTID",
        "name it as status does, such as 3e11fa47-71ca-11e1-9e33-c80aa9429562:17",
        why);
  }

  /** Only what the functions found is absorbed: a slip of the pen is not. */
  private static DynamoDbForeignRecords.Kept kept(
      Aws aws, DeployedStack stack, DynamoDbForeignRecords records, String gtid) {
    GtidSet foreign =
        GtidSet.parse(aws.state(stack).state().map(MigrationState::foreign).orElse(""));
    String known = foreign.isEmpty() ? "none" : foreign.toString();
    return records
        .kept(gtid)
        .filter(kept -> foreign.contains(GtidSet.parse(gtid)))
        .orElseThrow(
            () ->
                new OperatorException(
                    "--transaction " + gtid,
                    "no foreign transaction of this name; known are: " + known,
                    "nothing was changed; this shows them: ./migrate status " + stack.options()));
  }

  private static void requireAnother(DynamoDbForeignRecords records, String gtid, Cause approving) {
    Cause request =
        records
            .said(DynamoDbForeignRecords.REQUESTS, gtid)
            .orElseThrow(
                () ->
                    new OperatorException(
                        "absorb --approve",
                        "nobody asked that " + gtid + " is absorbed",
                        "the first person calls without --approve; nothing was changed"));
    if (request.actor().equals(approving.actor())) {
      throw new OperatorException(
          "absorb --approve",
          request.actor() + " asked and cannot approve",
          "let another person approve; nothing was changed");
    }
  }

  private String question(DynamoDbForeignRecords.Kept kept) {
    return String.format(
        "%s%n  only on   %s, found %s%n%s%n%s",
        kept.gtid(),
        kept.side(),
        kept.foundAt(),
        kept.what().indent(2).stripTrailing(),
        approve
            ? "APPROVE: it counts as executed on the other side, where it never runs."
            : "ASK that it counts as executed on the other side, where it never runs.");
  }

  private String next(DeployedStack stack, String gtid) {
    return approve
        ? "approved: absorbed within a minute if no run is under way; see: ./migrate status "
            + stack.options()
        : "requested; another person approves with: ./migrate absorb --approve --transaction "
            + gtid
            + " "
            + stack.options()
            + " --reason \"WHY\"";
  }
}
