package com.paymentmigration.cutover;

import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.workflow.Workflow;
import java.util.List;
import java.util.Objects;

/**
 * Who is told of what.
 *
 * @param functions the switch functions: the watchdog starts rollbacks when due, the writer's
 *     closes the standby again, and those of the way back are kept awake
 * @param prover proves rows, called each minute
 * @param workflows workflows whose bad end the watchdog hears of
 * @param guardAlarms names of the guard alarms
 * @param databaseIdentifiers both clusters and every instance of theirs
 */
public record WorkflowTriggersProps(
    SwitchStepFunctions functions,
    MigrationFunction prover,
    List<Workflow> workflows,
    List<String> guardAlarms,
    List<String> databaseIdentifiers) {

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public WorkflowTriggersProps {
    Objects.requireNonNull(functions, "functions");
    Objects.requireNonNull(prover, "prover");
    workflows = List.copyOf(workflows);
    guardAlarms = List.copyOf(guardAlarms);
    databaseIdentifiers = List.copyOf(databaseIdentifiers);
  }
}
