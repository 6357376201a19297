package com.paymentmigration.lambda.realpair;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.cutover.RecoverWriter;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.cutover.WatchProof;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.RowProof;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.lambda.validation.proof.ContinuousProof;
import com.paymentmigration.lambda.validation.proof.ProofPace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Both sides are compared all the time; one pair, so the order is fixed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class ContinuousProofIT {
  private static final int ROWS = 20_000;
  private static final int PLANTED = 100;
  private static final int MOVES_EACH_WAY = 3;

  /** More than the newest rows that every look compares. */
  private static final int OLD = ROWS - 5_000;

  private static final Timing TIMING = new Timing(Clock.systemUTC(), ContinuousProofIT::pause);

  private static MigrationBench bench;
  private static final MemoryProofs PROOFS = new MemoryProofs();
  private static Instant validated = Instant.EPOCH;
  private final List<String> mails = new ArrayList<>();

  @BeforeAll
  static void start() {
    bench = MigrationBench.armed();
    bench.proofs = PROOFS;
    bench.pair.blue().execute("DROP EVENT payments.every_second");
    bench
        .pair
        .blue()
        .execute(
            "SET SESSION cte_max_recursion_depth = 1000000",
            "INSERT INTO payments.payment"
                + " (idempotency_key, account_id, amount, written_on, written_at)"
                + " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                + ROWS
                + ") SELECT CONCAT('old-', i), 2, 0, @@GLOBAL.server_uuid, NOW(6) FROM n");
    bench.books().awaitStandby(Environment.BLUE);
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  private static void pause(Duration duration) {
    MigrationBench.pause(Math.max(1, duration.toMillis()));
  }

  /** One call of {@code seconds}, with looks every second. */
  private static ContinuousProof.Outcome prove(int seconds) {
    return prove(seconds, 50_000);
  }

  private static ContinuousProof.Outcome prove(int seconds, int rowsPerSecond) {
    ValidationFixture rows = new ValidationFixture(bench.pair, MySqlPair.DATABASE);
    return new ContinuousProof(
            bench.states::read,
            new ContinuousProof.Sides(
                bench.databases, side -> rows.server(side, TestAccounts.ADMIN)),
            PROOFS,
            new ProofPace(Duration.ofSeconds(seconds), Duration.ofSeconds(1), rowsPerSecond),
            TIMING,
            () -> UUID.randomUUID().toString(),
            source -> validated)
        .prove();
  }

  private WatchProof.Outcome watch() {
    return bench.actor().watchProof((subject, message) -> mails.add(message)).look();
  }

  private static RowProof proof() {
    return PROOFS.latest().orElseThrow();
  }

  private static void silently(MySqlServer server, String statement) {
    server.execute("SET SESSION sql_log_bin = 0", statement);
  }

  @Test
  @Order(1)
  void aWholeRoundAndTheNewestRowsAreProvenWhileTheWriterWrites() {
    try (PaymentLoad load = bench.load().ordinary()) {
      assertThat(prove(8)).isEqualTo(ContinuousProof.Outcome.WORKED);
      load.stop();
    }

    assertThat(proof().rounds()).isPositive();
    assertThat(proof().strays()).as("no false difference").isEmpty();
    assertThat(proof().skipped()).as("no false skip").isEmpty();
    assertThat(proof().reason()).isEmpty();
    assertThat(proof().objection(TIMING.now())).isEmpty();
    assertThat(watch()).isEqualTo(WatchProof.Outcome.HOLDS);
  }

  @Test
  @Order(2)
  void movesAndRollbacksUnderLoadMakeNoFalseAlarm() throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    Thread proving =
        new Thread(
            () -> {
              while (!over.get()) {
                prove(5);
              }
            });
    proving.start();
    try (PaymentLoad load = bench.load().ordinary()) {
      for (int round = 0; round < MOVES_EACH_WAY; round++) {
        assertThat(bench.forward().writer()).isEqualTo(Environment.GREEN.name());
        assertNothingStray();
        RecoverWriter.Result back = bench.rollBack();
        assertThat(back.outcome()).as(back.reason()).isEqualTo(RecoverWriter.Outcome.ROLLED_BACK);
        assertNothingStray();
      }
      load.stop();
    } finally {
      over.set(true);
      proving.join(TimeUnit.SECONDS.toMillis(20));
    }
    prove(3);
    assertNothingStray();
    assertThat(proof().objection(TIMING.now())).isEmpty();
  }

  private static void assertNothingStray() {
    assertThat(proof().contradiction()).isEmpty();
  }

  @Test
  @Order(3)
  void hundredRandomRowsOnBothSidesWithoutAnyPositionAreEachFoundAndNamed() {
    Set<String> planted = plant(new Random(19));
    long began = System.nanoTime();
    while (!names().equals(planted)
        && TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) < 60) {
      prove(2);
    }

    assertThat(names()).isEqualTo(planted);
    assertThat(proof().strays())
        .extracting(RowProof.Stray::what)
        .contains("only on blue", "only on green", "differs in amount");
    System.out.printf(
        "%d planted rows named after %d s%n",
        PLANTED, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
  }

  @Test
  @Order(4)
  void whatDiffersIsOneMailAndOneAuditEventAndRefusesARun() {
    assertThat(watch()).isEqualTo(WatchProof.Outcome.DIFFERS);
    assertThat(watch()).isEqualTo(WatchProof.Outcome.DIFFERS);

    assertThat(mails).singleElement().asString().contains("100 rows differ", "./migrate strays");
    assertThat(events(Intent.ROWS_DIFFER)).hasSize(1);
    assertThat(bench.states.read().differing()).contains("100 rows differ");
    assertThat(proof().objection(TIMING.now())).isPresent();
  }

  @Test
  @Order(5)
  void rowsThatAreMadeEqualAgainAreNoLongerNamed() {
    settle();

    prove(5);

    assertThat(names()).isEmpty();
    assertThat(watch()).isEqualTo(WatchProof.Outcome.HOLDS);
    assertThat(events(Intent.ROWS_PROVEN)).hasSize(1);
    assertThat(bench.states.read().differing()).isEmpty();
  }

  @Test
  @Order(6)
  void aNewRowIsNamedByTheNextLook() {
    silently(bench.pair.green(), "DELETE FROM payments.payment ORDER BY id DESC LIMIT 1");

    prove(1);

    assertThat(names()).hasSize(1);
    settle();
    prove(1);
    assertThat(names()).isEmpty();
  }

  @Test
  @Order(7)
  void afterAMoveItRunsInTheOtherDirectionAndWhatWasProvenStays() {
    long rounds = proof().rounds();
    assertThat(bench.forward().writer()).isEqualTo(Environment.GREEN.name());

    assertThat(prove(3)).isEqualTo(ContinuousProof.Outcome.WORKED);

    assertThat(proof().rounds()).isGreaterThan(rounds);
    assertThat(proof().objection(TIMING.now())).isEmpty();
    silently(bench.pair.blue(), "UPDATE payments.payment SET amount = 7 WHERE id = " + OLD);
    prove(4);
    assertThat(names()).containsExactly("id=" + OLD);

    RecoverWriter.Result halted = bench.rollBack();
    assertThat(halted.outcome()).isEqualTo(RecoverWriter.Outcome.HALTED);
    assertThat(halted.reason()).contains("payment id=" + OLD);
    assertThat(bench.writer()).isEqualTo(Environment.GREEN);
  }

  @Test
  @Order(8)
  void aLaterCallGoesOnInPlaceOfAnEarlierOne() throws InterruptedException {
    ContinuousProof.Outcome[] earlier = new ContinuousProof.Outcome[1];
    Thread first = new Thread(() -> earlier[0] = prove(20));
    first.start();
    MigrationBench.pause(2500);

    assertThat(prove(2)).isEqualTo(ContinuousProof.Outcome.WORKED);
    first.join(TimeUnit.SECONDS.toMillis(10));
    assertThat(earlier[0]).isEqualTo(ContinuousProof.Outcome.TAKEN_OVER);
  }

  /** Very large data: the round goes on for hours. */
  @Test
  @Order(9)
  void aValidationThatPassesStandsForAFirstRoundThatIsNotDoneIfItBeganAfterIt() {
    settleAll();
    PROOFS.save(proof(), anew());
    prove(1, 100);
    assertThat(proof().rounds()).as("a round of minutes").isZero();
    assertThat(proof().objection(TIMING.now()).orElseThrow())
        .startsWith("the first round over all rows is ")
        .contains(" % done, some ", " s to go");
    Instant began = proof().round().startedAt();
    assertThat(proof().inFirstRoundSince(began.minusMillis(1))).isTrue();

    validated = began.minusMillis(1);
    prove(1, 100);
    assertThat(proof().objection(TIMING.now())).as("it began before").isPresent();

    validated = began;
    prove(1, 100);
    assertThat(proof().objection(TIMING.now())).isEmpty();
    assertThat(proof().round().startedAt()).as("the round goes on").isEqualTo(began);
    silently(bench.pair.green(), "DELETE FROM payments.payment ORDER BY id DESC LIMIT 1");
    prove(2, 100);
    assertThat(proof().objection(TIMING.now()).orElseThrow()).startsWith("1 rows differ");
  }

  private static RowProof anew() {
    RowProof none = RowProof.NONE;
    return new RowProof(
        proof().version() + 1,
        none.owner(),
        none.lookedAt(),
        none.provenUntil(),
        none.rounds(),
        none.round(),
        none.strays(),
        none.more(),
        none.skipped(),
        none.cursor(),
        none.newest(),
        none.reason());
  }

  private static void settleAll() {
    settle();
    prove(2);
    assertThat(names()).isEmpty();
  }

  /** A person makes both sides equal: what is named is on neither. */
  private static void settle() {
    List<String> statements = new ArrayList<>(List.of("SET SESSION sql_log_bin = 0"));
    names().forEach(key -> statements.add("DELETE FROM payments.payment WHERE " + key));
    bench.pair.blue().execute(statements);
    bench.pair.green().execute(statements);
  }

  private static Set<String> plant(Random random) {
    Set<String> keys = new TreeSet<>();
    while (keys.size() < PLANTED) {
      int id = 1 + random.nextInt(ROWS);
      if (!keys.add("id=" + id)) {
        continue;
      }
      MySqlServer side = random.nextBoolean() ? bench.pair.blue() : bench.pair.green();
      silently(
          side,
          random.nextBoolean()
              ? "DELETE FROM payments.payment WHERE id = " + id
              : "UPDATE payments.payment SET amount = amount + 1 WHERE id = " + id);
    }
    return keys;
  }

  private static Set<String> names() {
    return proof().strays().stream()
        .map(RowProof.Stray::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<AuditEvent> events(Intent intent) {
    return bench.states.events().stream().filter(event -> event.intent() == intent).toList();
  }
}
