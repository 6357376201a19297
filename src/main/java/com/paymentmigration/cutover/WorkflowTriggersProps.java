package com.paymentmigration.cutover;

import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.workflow.Workflow;
import java.util.List;
import java.util.Objects;

/**
 * Who is told of what.
 *
 * @param watchdog function that starts rollbacks when due
 * @param writer function that re-asserts read_only after a failover or restart
 * @param workflows workflows whose bad end the watchdog hears of
 * @param guardAlarms names of the guard alarms
 * @param databaseIdentifiers both clusters and every instance of theirs
 */
public record WorkflowTriggersProps(
    MigrationFunction watchdog,
    MigrationFunction writer,
    List<Workflow> workflows,
    List<String> guardAlarms,
    List<String> databaseIdentifiers) {

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public WorkflowTriggersProps {
    Objects.requireNonNull(watchdog, "watchdog");
    Objects.requireNonNull(writer, "writer");
    workflows = List.copyOf(workflows);
    guardAlarms = List.copyOf(guardAlarms);
    databaseIdentifiers = List.copyOf(databaseIdentifiers);
  }
}
