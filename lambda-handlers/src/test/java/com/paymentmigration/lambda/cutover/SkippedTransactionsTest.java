package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.LogPosition;
import com.paymentmigration.lambda.domain.RowProof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A transaction that the standby counts as executed, and of which its log lacks the rows. */
class SkippedTransactionsTest {
  private static final String SOURCE = "3e11fa47-71ca-11e1-9e33-c80aa9429562:";
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final RowProof.Cursor FROM =
      new RowProof.Cursor(new LogPosition("blue.1", 4), new LogPosition("green.1", 4));

  private final CannedDatabase blue = new CannedDatabase(Environment.BLUE);
  private final CannedDatabase green = new CannedDatabase(Environment.GREEN);

  @BeforeEach
  void executed() {
    green.answers.put("waitForExecuted", true);
    blue.answers.put("waitForExecuted", true);
  }

  private SkippedTransactions.Look look() {
    return new SkippedTransactions(Environment.BLUE, blue.connect(), green.connect(), NOW)
        .look(FROM, Duration.ofSeconds(1));
  }

  private static TransactionContent content(int number, String... tables) {
    TreeMap<String, Integer> rows = new TreeMap<>();
    Stream.of(tables).forEach(table -> rows.put(table, 1));
    return new TransactionContent(SOURCE + number, rows, List.of());
  }

  private static LogPiece piece(String file, boolean more, TransactionContent... contents) {
    List<LogPiece.Entry> entries = new ArrayList<>();
    long at = 100;
    for (TransactionContent each : contents) {
      entries.add(new LogPiece.Entry(each, new LogPosition(file, at)));
      at += 100;
    }
    return new LogPiece(entries, new LogPosition(file, at), more);
  }

  @Test
  void whatBothLogsHaveIsNotSkipped() {
    blue.answers.put("loggedSince", piece("blue.1", false, content(1, "a"), content(2, "b")));
    green.answers.put("loggedSince", piece("green.1", false, content(1, "a"), content(2, "b")));

    SkippedTransactions.Look look = look();

    assertThat(look.skipped()).isEmpty();
    assertThat(look.complete()).isTrue();
    assertThat(look.next())
        .isEqualTo(
            new RowProof.Cursor(new LogPosition("blue.1", 300), new LogPosition("green.1", 300)));
  }

  @Test
  void theStandbysPositionStaysBeforeWhatTheWriterHasNotShownYet() {
    blue.answers.put("loggedSince", piece("blue.1", true, content(1, "a")));
    green.answers.put("loggedSince", piece("green.1", false, content(1, "a"), content(2, "b")));

    SkippedTransactions.Look look = look();

    assertThat(look.complete()).as("the writer's log goes on").isFalse();
    assertThat(look.next().green()).isEqualTo(new LogPosition("green.1", 200));
  }

  @Test
  void aTableThatIsMissingOnTheStandbyIsNamed() {
    blue.answers.put("loggedSince", piece("blue.1", false, content(1, "a", "b", "c")));
    green.answers.put("loggedSince", piece("green.1", false, content(1, "b")));

    assertThat(look().skipped())
        .containsExactly(new RowProof.Skip(SOURCE + 1, "a, c", "green", NOW));
  }

  @Test
  void anEmptyTransactionOfTheSameNameIsASkippedOne() {
    blue.answers.put(
        "loggedSince",
        piece(
            "blue.1",
            false,
            new TransactionContent(
                SOURCE + 1,
                new TreeMap<>(),
                List.of(
                    new TransactionContent.Statement("ALTER TABLE", List.of(), "a"),
                    new TransactionContent.Statement("DROP TEMPORARY TABLE", List.of(), "t")))));
    green.answers.put("loggedSince", piece("green.1", false, content(1)));

    assertThat(look().skipped()).extracting(RowProof.Skip::tables).containsExactly("ALTER TABLE");
  }

  @Test
  void aBeatThatTheOtherSideOnlyCountsIsNotSkipped() {
    blue.answers.put("loggedSince", piece("blue.1", false, content(1, "mysql.rds_heartbeat2")));
    green.answers.put("loggedSince", piece("green.1", false, content(1)));

    assertThat(look().skipped()).isEmpty();
  }

  /** In an older log, or in a newer one than was looked at. */
  @Test
  void whatTheLogSinceThenDoesNotHoldIsLookedUpByItsName() {
    blue.answers.put("loggedSince", piece("blue.1", false, content(1, "a")));
    green.answers.put("loggedSince", piece("green.1", false));
    green.answers.put("contents", List.of(content(1)));

    assertThat(look().skipped()).extracting(RowProof.Skip::gtid).containsExactly(SOURCE + 1);
    assertThat(green.calls).contains("contents");
  }

  @Test
  void beforeTheStandbyHasExecutedThemNothingIsSaid() {
    blue.answers.put("loggedSince", piece("blue.1", false, content(1, "a")));
    green.answers.put("loggedSince", LogPiece.empty(new LogPosition("green.1", 4)));
    green.answers.put("waitForExecuted", false);

    SkippedTransactions.Look look = look();

    assertThat(look.complete()).isFalse();
    assertThat(look.skipped()).isEmpty();
    assertThat(look.next()).isEqualTo(FROM);
  }

  @Test
  void withoutAPositionTheLookBeginsAtTheEndsOfBothLogs() {
    blue.answers.put("loggedSince", LogPiece.empty(new LogPosition("blue.7", 70)));
    green.answers.put("loggedSince", LogPiece.empty(new LogPosition("green.9", 90)));

    for (Environment writer : Environment.values()) {
      CannedDatabase here = writer == Environment.BLUE ? blue : green;
      CannedDatabase there = writer == Environment.BLUE ? green : blue;
      SkippedTransactions.Look look =
          new SkippedTransactions(writer, here.connect(), there.connect(), NOW)
              .look(RowProof.Cursor.END, Duration.ofSeconds(1));

      assertThat(look.complete()).isTrue();
      assertThat(look.next())
          .isEqualTo(
              new RowProof.Cursor(new LogPosition("blue.7", 70), new LogPosition("green.9", 90)));
    }
    RowProof.Cursor half = new RowProof.Cursor(new LogPosition("blue.1", 4), LogPosition.END);
    assertThat(
            new SkippedTransactions(Environment.BLUE, blue.connect(), green.connect(), NOW)
                .look(half, Duration.ofSeconds(1))
                .next()
                .blue())
        .isEqualTo(new LogPosition("blue.7", 70));
  }

  @Test
  void nothingInTheLogIsNotWaitedFor() {
    blue.answers.put("loggedSince", LogPiece.empty(new LogPosition("blue.1", 4)));
    green.answers.put("loggedSince", LogPiece.empty(new LogPosition("green.1", 4)));
    green.answers.put("waitForExecuted", false);

    assertThat(look().complete()).isTrue();
    assertThat(green.calls).doesNotContain("waitForExecuted");
  }
}
