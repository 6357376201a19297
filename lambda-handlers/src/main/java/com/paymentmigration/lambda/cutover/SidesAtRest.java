package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.TransientFailureException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each minute, while nothing runs, whether both databases are as the state item says: the
 * writer open and replicating from nobody, the standby closed and replicating from the writer. It
 * changes nothing: {@link ReassertReadOnly} closes a standby, all else is for a person.
 */
public final class SidesAtRest {
  private static final Logger LOG = LoggerFactory.getLogger(SidesAtRest.class);

  private final DatabasePair servers;
  private final StateWriter states;

  /** The use case over its ports. */
  public SidesAtRest(DatabasePair servers, StateWriter states) {
    this.servers = servers;
    this.states = states;
  }

  /**
   * One look. A side that cannot be asked is another alarm's.
   *
   * @throws MigrationException naming all that is not as it should be
   */
  public void look() {
    MigrationState state = states.read();
    if (!state.status().atRest()
        || state.status() == MigrationStatus.READY
        || state.step() != RunStep.IDLE) {
      return;
    }
    List<String> found = found(state.promoted());
    if (!found.isEmpty() && states.read().epoch() == state.epoch()) {
      throw new MigrationException("databases at rest: " + String.join("; ", found));
    }
  }

  private List<String> found(Environment writerSide) {
    Environment standbySide = writerSide.other();
    List<String> found = new ArrayList<>();
    try (DatabaseSession writer = servers.of(writerSide).connect();
        DatabaseSession standby = servers.of(standbySide).connect()) {
      add(found, writer.readOnly(), writerSide, "is the writer, and read_only is on");
      add(
          found,
          writer.accountsLocked(writerSide),
          writerSide,
          "is the writer, and its application accounts are locked");
      add(
          found,
          writer.replicaStatus().configured(),
          writerSide,
          "is the writer, and replicates from elsewhere");
      add(
          found,
          !standby.accountsLocked(standbySide),
          standbySide,
          "is the standby, and an application account is not locked");
      add(
          found,
          !standby.replicaStatus().configured(),
          standbySide,
          "is the standby, and replicates from nobody");
      standby
          .applierFacts()
          .objections()
          .forEach(each -> add(found, true, standbySide, "is the standby: " + each));
    } catch (TransientFailureException | SessionLostException | StatementFailedException away) {
      LOG.warn("databases at rest: a side cannot be asked now", away);
    }
    return found;
  }

  private static void add(List<String> found, boolean wrong, Environment side, String what) {
    if (wrong) {
      found.add(side.key() + " " + what);
    }
  }
}
