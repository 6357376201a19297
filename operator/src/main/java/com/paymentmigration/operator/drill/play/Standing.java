package com.paymentmigration.operator.drill.play;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.operator.drill.DrillSite;
import com.paymentmigration.operator.drill.port.DrillAccount;
import com.paymentmigration.operator.drill.port.WorkflowRuns;
import com.paymentmigration.protocol.OutputNames;
import java.util.List;
import java.util.Optional;

/** Where the migration stands, as far as drills ask. */
public final class Standing {
  private Standing() {}

  /** Why nothing may be changed now: something is under way or broken; empty if all is at rest. */
  public static Optional<String> restless(DrillAccount account, DrillSite site) {
    MigrationStatus status = status(account);
    if (!status.atRest()) {
      return Optional.of("the migration is not at rest: received status " + status);
    }
    String stack = account.stack().now().status();
    if (!stack.endsWith("_COMPLETE")) {
      return Optional.of("the stack is not at rest: received status " + stack);
    }
    for (String workflow :
        List.of(OutputNames.MIGRATION_WORKFLOW_ARN, OutputNames.ROLLBACK_WORKFLOW_ARN)) {
      Optional<WorkflowRuns.Facts> running =
          account.workflows().latest(site.output(workflow)).filter(WorkflowRuns.Facts::running);
      if (running.isPresent()) {
        return Optional.of("execution " + running.get().arn() + " is under way");
      }
    }
    return Optional.empty();
  }

  /** Status; READY before the first run. */
  static MigrationStatus status(DrillAccount account) {
    return account.state().state().map(MigrationState::status).orElse(MigrationStatus.READY);
  }

  /** Why there is no standby that follows; empty if there is one. */
  static Optional<String> unarmed(DrillAccount account) {
    return status(account) == MigrationStatus.READY
        ? Optional.of("replication is not armed; play drill replicate, or start --mode replicate")
        : Optional.empty();
  }

  /** The side that must be closed. */
  static Environment standby(DrillAccount account) {
    return account.state().state().map(state -> state.promoted().other()).orElse(Environment.GREEN);
  }
}
