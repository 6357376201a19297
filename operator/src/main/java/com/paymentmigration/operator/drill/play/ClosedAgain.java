package com.paymentmigration.operator.drill.play;

import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.Hindrance;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.port.DrillAccount;
import com.paymentmigration.operator.drill.port.LogSearch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks whether the standby was closed again after its server started anew. */
final class ClosedAgain {
  /** What the writer function writes when it has set read_only again. */
  static final String LINE = "read_only was off on the standby and is on again";

  /**
   * The event comes in seconds or not at all; the tick comes each minute, and may be LATER once.
   */
  static final Duration PATIENCE = Duration.ofMinutes(4);

  private final DrillAccount account;

  ClosedAgain(DrillAccount account) {
    this.account = account;
  }

  Outcome since(Instant since, DrillRun run) {
    String standby = Standing.standby(account).key();
    String group = account.functions().facts(run.site().function("WriterFunction")).logGroup();
    Optional<LogSearch.Line> line =
        run.await(
            "the writer function says: is on again",
            PATIENCE,
            Duration.ofSeconds(5),
            () -> account.logs().find(group, since, '"' + LINE + '"').stream().findFirst());
    line.ifPresent(each -> run.evidence("log of the writer function at " + each.at(), each.text()));
    String cluster = run.site().cluster(Standing.standby(account));
    account
        .databases()
        .clusterEvents(cluster, since)
        .forEach(each -> run.evidence("event of RDS", each));
    PreflightLook look = PreflightLook.at(account, run);
    if (look.breaks(standby + PreflightLook.CLOSED)) {
      return Outcome.refuted(
          look.text(),
          "see the writer function's log; by hand: docs/runbook.md#the-standby-was-restarted");
    }
    if (!look.lookedAtRoles()) {
      return Outcome.notPlayed(
          Hindrance.UNDECIDED, "preflight could not look: " + look.text(), "see the evidence");
    }
    return Outcome.proved(
        line.map(
                each ->
                    "read_only was on again "
                        + Duration.between(since, each.at()).toSeconds()
                        + " s after the call, and the standby is closed")
            .orElse("the standby is closed, and read_only was never seen off"));
  }
}
