package com.paymentmigration.operator.drill.play;

import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.port.DrillAccount;
import java.time.Duration;
import java.util.List;

/** Lets the deployed preflight connect to both clusters. */
final class DatabaseConnectDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "database-connect",
          "A function in the VPC reaches the writer of both clusters, encrypted, with the"
              + " certificate and host name verified",
          "security groups, endpoints, secrets and Amazon's certificate authorities are real for the"
              + " first time",
          "nothing",
          Effect.READS,
          Duration.ofMinutes(4),
          List.of());

  private final DrillAccount account;

  DatabaseConnectDrill(DrillAccount account) {
    this.account = account;
  }

  @Override
  public Plan plan() {
    return PLAN;
  }

  @Override
  public Outcome play(DrillRun run) {
    run.doing("preflight");
    PreflightLook look = PreflightLook.at(account, run);
    boolean connected =
        look.reachedBoth()
            && !look.breaks(PreflightLook.ENCRYPTED)
            && !look.breaks(PreflightLook.WRITER_INSTANCE);
    return connected
        ? Outcome.proved("both clusters were inspected over a verified TLS connection")
        : Outcome.refuted(look.text(), "read the preflight function's log group");
  }
}
