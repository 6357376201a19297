package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.rehearsal.check.Trail;
import com.paymentmigration.rehearsal.emulator.AuditWatch;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Many runs in a row, each met by one {@link Trouble} at a moment that dice choose, until the
 * writer has moved often enough. The dice have a seed, which is printed: the same seed strikes the
 * same way, at the same steps; the machine's own timing is not repeated.
 */
final class StormScenario {
  /** Runs that were refused or given up count as rounds and not as moves. */
  private static final int ROUNDS_A_MOVE = 4;

  private static final int ROLLED_BACK_OF_100 = 30;

  /** Where a run can be met; the trouble comes up to so much later. */
  private static final List<String> MOMENTS =
      List.of("BEGIN_MIGRATE", "START_MOVE", "FENCE", "FENCE", "PROMOTE", "OPENED");

  private static final int LATER_MILLIS = 1_500;
  private static final int HALTED_TRIES = 3;

  /** Differences are planted before the first run and after each so many. */
  private static final int RUNS_A_PLANT = 15;

  private static final long ROLLBACK_MILLIS = 300_000;

  private final int wanted;
  private final long seed;
  private final Random random;
  private final Map<Trouble, Integer> struck = new EnumMap<>(Trouble.class);
  private final Map<String, Integer> reasons = new TreeMap<>();
  private final StormTimes times = new StormTimes();
  private int refusals;
  private int withoutReason;

  private StormScenario(int wanted, long seed) {
    this.wanted = wanted;
    this.seed = seed;
    this.random = new Random(seed);
  }

  /**
   * A storm.
   *
   * @param moves of the writer, forward and back together, at least
   * @param seed of the dice
   */
  static Scenario of(int moves, long seed) {
    return new Scenario(
        "storm",
        "dev",
        moves
            + " moves of the writer or more, each run met by a trouble at a moment of the dice;"
            + " seed "
            + seed,
        "at rest; nothing lost, nothing doubled, never two writers, each refusal with its reason",
        Set.of(MigrationStatus.COMPLETED, MigrationStatus.ROLLED_BACK),
        stage -> new StormScenario(moves, seed).play(stage));
  }

  private void play(Stage stage) throws InterruptedException {
    stage.manyRollbacks();
    stage.operator("seed " + seed);
    Strangers.prepare(stage);
    long before = moves(stage);
    int rounds = 0;
    try (OpenWatch watch = new OpenWatch(stage.world().pair());
        ProofWatch proof = new ProofWatch(stage.world()::proof)) {
      PlantedDifferences planted = new PlantedDifferences(stage, proof);
      while (moves(stage) - before < wanted && rounds < wanted * ROUNDS_A_MOVE) {
        if (rounds % RUNS_A_PLANT == 0) {
          planted.plant();
        }
        round(stage, ++rounds);
      }
      planted.check();
      check(stage, proof);
      stage.check(
          "never were both sides open",
          watch.both().isEmpty() && watch.looks() > 0,
          watch.both().size() + " of " + watch.looks() + " looks");
    }
    long moved = moves(stage) - before;
    stage.check(
        "the writer moved " + wanted + " times or more",
        moved >= wanted,
        moved + " moves in " + rounds + " runs, seed " + seed + ", " + struck);
    stage.check(
        "a rollback that a person asked for brings a writer within 300 s",
        times.slowestRollbackMillis() <= ROLLBACK_MILLIS,
        times.toString());
    stage.check(
        "each run that came to nothing says why",
        withoutReason == 0,
        refusals
            + " came to nothing, "
            + withoutReason
            + " of them without a reason; "
            + reasons.entrySet().stream()
                .map(each -> each.getValue() + " times " + each.getKey())
                .collect(Collectors.joining("; ")));
  }

  private static void check(Stage stage, ProofWatch proof) {
    stage.check(
        "the continuous proof raises no false alarm",
        proof.falseAlarms().isEmpty() && proof.records() > 0,
        "%d false alarms in %d records and %d rounds over all rows; of strangers: %s%s"
            .formatted(
                proof.falseAlarms().size(),
                proof.records(),
                proof.rounds(),
                proof.strangers(),
                proof.falseAlarms().isEmpty()
                    ? ""
                    : "; false: " + String.join(", ", proof.falseAlarms())));
  }

  private static long moves(Stage stage) {
    return new Trail(stage.world().deployment().clients().dynamoDb(), stage.world().stateTable())
        .moves();
  }

  private void round(Stage stage, int number) throws InterruptedException {
    Strike strike = dice(number);
    struck.merge(strike.trouble(), 1, Integer::sum);
    Meeting meeting = new Meeting(stage, strike);
    long since = System.nanoTime();
    Runnable unwatch = stage.world().audit().listen(meeting::at);
    String status;
    String cause = "";
    try {
      String run = stage.migrate();
      status = stage.awaitEnd(run);
      cause = status.equals("SUCCEEDED") ? "" : stage.causeOf(run);
      stage.awaitRest();
      times.run(stage, since, strike.trouble() == Trouble.NONE);
      if (status.equals("SUCCEEDED") && strike.rollsBack()) {
        rollBack(stage);
      }
    } finally {
      unwatch.run();
    }
    meeting.end();
    MigrationState state = settled(stage);
    say(stage, number, strike, new Ended(status, cause, state), since);
  }

  private void rollBack(Stage stage) throws InterruptedException {
    long asked = System.nanoTime();
    stage.awaitEnd(stage.rollBack());
    stage.awaitRest();
    times.rollback(stage, asked);
  }

  /** What stays HALTED is rolled back by a person once everything is there again. */
  private static MigrationState settled(Stage stage) throws InterruptedException {
    for (int tries = 0; tries < HALTED_TRIES; tries++) {
      MigrationState state = stage.world().state();
      if (state.status() != MigrationStatus.HALTED) {
        break;
      }
      stage.operator("rolls back what is halted: " + state.reason());
      stage.awaitEnd(stage.rollBack());
      stage.awaitRest();
    }
    stage.world().functions().call("SwitchWriter", "{\"operation\":\"reassert\"}");
    return stage.world().state();
  }

  /** How a run ended. */
  private record Ended(String status, String cause, MigrationState state) {
    boolean good() {
      return status.equals("SUCCEEDED");
    }

    boolean explained() {
      return good() || (!cause.isBlank() && !state.reason().isBlank());
    }
  }

  private void say(Stage stage, int number, Strike strike, Ended ended, long since) {
    refusals += ended.good() ? 0 : 1;
    withoutReason += ended.explained() ? 0 : 1;
    if (!ended.good()) {
      reasons.merge(kind(ended.state().reason()), 1, Integer::sum);
    }
    stage.operator(
        "run %d, %s: %s, then %s, writer %s%s%s"
            .formatted(
                number,
                strike,
                ended.status(),
                ended.state().status(),
                ended.state().writer().key(),
                ended.good() ? "" : "; because " + ended.cause().lines().findFirst().orElse(""),
                stage.changes(since).stream()
                    .filter(change -> change.intent().equals("HALT"))
                    .map(change -> "; HALTED meanwhile: " + change.reason())
                    .findFirst()
                    .orElse("")));
  }

  /** A reason without what differs from run to run. */
  private static String kind(String reason) {
    return reason
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:[0-9:-]+)?", "…")
        .replaceAll("[0-9]+", "…")
        .replaceAll("(?<=.{160}).+", "…");
  }

  private Strike dice(int number) {
    Trouble[] troubles = Trouble.values();
    // Each kind once before the dice choose alone, so that a short storm has most of them.
    int first = (int) ((number + seed) % troubles.length);
    Trouble trouble =
        number <= troubles.length ? troubles[first] : troubles[random.nextInt(troubles.length)];
    return new Strike(
        trouble,
        random.nextBoolean() ? Environment.BLUE : Environment.GREEN,
        MOMENTS.get(random.nextInt(MOMENTS.size())),
        Duration.ofMillis(random.nextBoolean() ? 0 : random.nextInt(LATER_MILLIS)),
        random.nextInt(100) < ROLLED_BACK_OF_100,
        random.nextLong());
  }

  /**
   * What the dice say of one run.
   *
   * @param trouble what happens
   * @param side to which side, where it is about one
   * @param moment at which change of the state item
   * @param later how long after it
   * @param rollsBack whether a person rolls back a run that went well
   * @param seed of the trouble's own dice
   */
  private record Strike(
      Trouble trouble,
      Environment side,
      String moment,
      Duration later,
      boolean rollsBack,
      long seed) {
    @Override
    public String toString() {
      return trouble == Trouble.NONE
          ? "nothing"
          : "%s%s %d ms after %s"
              .formatted(
                  trouble.words(),
                  trouble.isOfOneSide() ? " (" + side.key() + ")" : "",
                  later.toMillis(),
                  moment);
    }
  }

  /** A strike that waits for its moment. */
  private static final class Meeting {
    private final Stage stage;
    private final Strike strike;
    private final AtomicBoolean met = new AtomicBoolean();
    private volatile CompletableFuture<Runnable> mending =
        CompletableFuture.completedFuture(() -> {});

    Meeting(Stage stage, Strike strike) {
      this.stage = stage;
      this.strike = strike;
    }

    void at(AuditWatch.Change change) {
      if (change.intent().equals(strike.moment()) && met.compareAndSet(false, true)) {
        mending = CompletableFuture.supplyAsync(this::strike);
      }
    }

    private Runnable strike() {
      Pauses.sleep(strike.later());
      stage.fault(strike.toString());
      return strike.trouble().strike(stage, strike.side(), new Random(strike.seed()));
    }

    /** Everything is there again, and what the trouble left behind is put back. */
    void end() throws InterruptedException {
      stage.await("the end of " + strike, () -> mending.isDone());
      try {
        mending.join().run();
      } catch (CompletionException failure) {
        throw new IllegalStateException("the storm itself failed: " + strike, failure.getCause());
      }
    }
  }
}
