package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.PreflightFailedException;
import com.paymentmigration.lambda.domain.RowProof;
import com.paymentmigration.lambda.domain.StaleActorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks every assumption of a run against the live system. Read-only: it takes no lock and changes
 * nothing, so it may be repeated at any time.
 */
public final class Preflight {
  private final DatabasePair servers;
  private final StateWriter states;
  private final SurroundingFacts surroundings;
  private final ProofRecords proofs;
  private final Timing timing;

  /** The use case over its ports. */
  public Preflight(
      DatabasePair servers,
      StateWriter states,
      SurroundingFacts surroundings,
      ProofRecords proofs,
      Timing timing) {
    this.proofs = proofs;
    this.servers = servers;
    this.states = states;
    this.surroundings = surroundings;
    this.timing = timing;
  }

  /** When preflight runs. */
  public enum Stage {
    /** First step of a run. */
    START,
    /** After an approval and right before the fence: also refuses what the fence would wait for. */
    BEFORE_FENCE,
    /** Asked by a drill: nothing is about to happen, so nothing is refused and no alarm rings. */
    LOOK;

    /**
     * The stage spelled {@code start}, {@code beforeFence} or {@code look}.
     *
     * @throws IllegalArgumentException if {@code key} is none of them
     */
    public static Stage ofKey(String key) {
      return switch (key) {
        case "start" -> START;
        case "beforeFence" -> BEFORE_FENCE;
        case "look" -> LOOK;
        default ->
            throw new IllegalArgumentException(
                "stage: received '" + key + "', allowed: start, beforeFence, look");
      };
    }
  }

  /**
   * Checks everything, also after the first assumption that does not hold.
   *
   * @return every assumption; all of them hold, but for {@link Stage#LOOK}
   * @throws PreflightFailedException listing every assumption that does not hold
   * @throws StaleActorException if the epoch is not the state's
   */
  public List<Assumption> check(long epoch, BeginRun.Mode mode, Stage stage) {
    MigrationState state = states.readAs(epoch);
    List<Assumption> found =
        new ArrayList<>(SurroundingAssumptions.state(state, mode, timing.now()));
    found.addAll(SurroundingAssumptions.check(surroundings, mode));
    found.addAll(databases(state.active(), mode, stage));
    if (mode == BeginRun.Mode.MIGRATE && proofs.on()) {
      guarded("rows are proven", found, () -> List.of(rows(stage)));
    }
    List<String> failures =
        found.stream().filter(each -> !each.holds()).map(Assumption::line).toList();
    if (!failures.isEmpty() && stage != Stage.LOOK) {
      throw new PreflightFailedException(failures);
    }
    return List.copyOf(found);
  }

  /**
   * A run begins while a first round over all rows may still be under way; it does not fence before
   * that is done, nor on a proof that is old.
   */
  private Assumption rows(Stage stage) {
    RowProof proof = proofs.latest().orElse(RowProof.NONE);
    Optional<String> objection =
        stage == Stage.BEFORE_FENCE ? proof.objection(timing.now()) : proof.contradiction();
    return Assumption.of(
        "rows are proven",
        objection.isEmpty(),
        "received '%s', allowed: no difference, a whole round, and a look within %d s"
            .formatted(objection.orElse(""), RowProof.YOUNG.toSeconds()));
  }

  private List<Assumption> databases(Environment from, BeginRun.Mode mode, Stage stage) {
    List<Assumption> found = new ArrayList<>();
    try (Reached writer = reach(from, mode, found);
        Reached standby = reach(from.other(), mode, found)) {
      if (mode == BeginRun.Mode.MIGRATE && writer.is() && standby.is()) {
        guarded(
            "roles of the databases",
            found,
            () -> PairAssumptions.roles(from, writer.session, standby.session));
      }
      if (stage == Stage.BEFORE_FENCE && writer.is()) {
        guarded(
            "activity of " + from.key(), found, () -> PairAssumptions.quiet(from, writer.session));
      }
    }
    return found;
  }

  private Reached reach(Environment side, BeginRun.Mode mode, List<Assumption> found) {
    Reached reached = new Reached();
    guarded(
        side.key() + " can be inspected",
        found,
        () -> {
          reached.session = servers.of(side).connect();
          List<Assumption> here = new ArrayList<>();
          here.add(
              Assumption.of(
                  "connected to the writer instance",
                  !reached.session.identity().innodbReadOnly(),
                  "received a reader"));
          here.addAll(ServerAssumptions.check(reached.session.facts(), mode));
          return here.stream()
              .map(
                  each ->
                      new Assumption(side.key() + ": " + each.name(), each.holds(), each.detail()))
              .toList();
        });
    return reached;
  }

  /** A check that cannot be made is an assumption that does not hold. */
  private static void guarded(String name, List<Assumption> found, Check check) {
    try {
      found.addAll(check.run());
    } catch (MigrationException failure) {
      found.add(new Assumption(name, false, failure.getMessage()));
    }
  }

  @FunctionalInterface
  private interface Check {
    List<Assumption> run();
  }

  /** A connection, or none. */
  private static final class Reached implements AutoCloseable {
    private DatabaseSession session;

    boolean is() {
      return session != null;
    }

    @Override
    public void close() {
      if (session != null) {
        session.close();
      }
    }
  }
}
