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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

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

  private final int wanted;
  private final long seed;
  private final Random random;
  private final Map<Trouble, Integer> struck = new EnumMap<>(Trouble.class);
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
            + " moves of the writer or more, each run met by a trouble at a moment of the dice; seed "
            + seed,
        "at rest; nothing lost, nothing doubled, never two writers, each refusal with its reason",
        Set.of(MigrationStatus.COMPLETED, MigrationStatus.ROLLED_BACK),
        stage -> new StormScenario(moves, seed).play(stage));
  }

  private void play(Stage stage) throws InterruptedException {
    stage.manyRollbacks();
    stage.operator("seed " + seed);
    prepare(stage);
    long before = moves(stage);
    int rounds = 0;
    try (OpenWatch watch = new OpenWatch(stage.world().pair())) {
      while (moves(stage) - before < wanted && rounds < wanted * ROUNDS_A_MOVE) {
        round(stage, ++rounds);
      }
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
        "each run that came to nothing says why",
        withoutReason == 0,
        refusals + " came to nothing, " + withoutReason + " of them without a reason");
  }

  /** What strangers change, so that no payment is touched by them. */
  private static void prepare(Stage stage) throws InterruptedException {
    Environment writer = stage.world().state().promoted();
    stage
        .world()
        .pair()
        .server(writer)
        .execute(
            "CREATE TABLE IF NOT EXISTS payments.stranger (id INT PRIMARY KEY, changed INT NOT NULL)",
            "INSERT IGNORE INTO payments.stranger VALUES (1, 0)");
    stage.await(
        "the strangers' table on the standby",
        () ->
            "1"
                .equals(
                    stage
                        .world()
                        .pair()
                        .server(writer.other())
                        .value(
                            "SELECT COUNT(*) FROM information_schema.tables"
                                + " WHERE table_name = 'stranger'")));
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
      if (status.equals("SUCCEEDED") && strike.rollsBack()) {
        stage.awaitEnd(stage.rollBack());
        stage.awaitRest();
      }
    } finally {
      unwatch.run();
    }
    meeting.end();
    MigrationState state = settled(stage);
    say(stage, number, strike, new Ended(status, cause, state), since);
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
