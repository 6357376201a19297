package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.compare.Replication;
import java.util.ArrayList;
import java.util.List;

/**
 * Replication to the target is healthy: both threads run, no error, and the target executes what
 * the source had executed at a moment, in time.
 */
public final class ReplicationCheck implements Check {
  private static final String STATE =
      """
      SELECT c.channel_name, c.service_state, c.last_error_number, c.last_error_message,
        a.service_state,
        (SELECT COALESCE(MAX(w.last_error_number), 0)
         FROM performance_schema.replication_applier_status_by_worker w
         WHERE w.channel_name = c.channel_name)
      FROM performance_schema.replication_connection_status c
      JOIN performance_schema.replication_applier_status a ON a.channel_name = c.channel_name
      JOIN performance_schema.replication_connection_configuration g
        ON g.channel_name = c.channel_name
      WHERE g.host <> ''
      """;

  @Override
  public String name() {
    return "replication";
  }

  @Override
  public Outcome run(CheckContext context) {
    if (!context.replication().following()) {
      return context.replicationExpected()
          ? new Outcome(Verdict.FAIL, "the target", List.of("the target does not replicate"))
          : new Outcome(
              Verdict.PASS,
              "the target",
              List.of(),
              List.of("does not replicate: a static comparison"));
    }
    List<String> wrong = new ArrayList<>();
    for (List<String> channel : context.lane().target(session -> session.rows(STATE))) {
      String name = channel.get(0).isEmpty() ? "replication" : "channel " + channel.get(0);
      if (!"ON".equals(channel.get(1))) {
        wrong.add(name + ": the receiver is " + channel.get(1));
      }
      if (!"0".equals(channel.get(2))) {
        wrong.add(name + ": error " + channel.get(2) + " " + channel.get(3));
      }
      if (!"ON".equals(channel.get(4))) {
        wrong.add(name + ": the applier is " + channel.get(4));
      }
      if (!"0".equals(channel.get(5))) {
        wrong.add(name + ": applier error " + channel.get(5));
      }
    }
    if (!wrong.isEmpty()) {
      return new Outcome(Verdict.FAIL, "threads and errors of the target", wrong);
    }
    long start = System.nanoTime();
    context.replication().catchUp(context.lane());
    long millis = (System.nanoTime() - start) / 1_000_000;
    List<String> notes = new ArrayList<>(List.of("caught up within " + millis + " ms"));
    notes.addAll(errant(context));
    return new Outcome(Verdict.PASS, "threads, errors, GTID sets", List.of(), notes);
  }

  /**
   * Transactions that only the target has. They are a note and no finding: the service writes its
   * heartbeat on a replica too, and what a stranger changed is found in the rows. Preflight asks
   * what each of them did.
   */
  private static List<String> errant(CheckContext context) {
    String target = context.lane().target(Replication::executed);
    String errant =
        context
            .lane()
            .source(
                session ->
                    session.value("SELECT GTID_SUBTRACT('" + target + "', @@GLOBAL.gtid_executed)"))
            .replace("\n", "");
    return errant.isEmpty()
        ? List.of()
        : List.of("only the target has these transactions: " + errant);
  }
}
