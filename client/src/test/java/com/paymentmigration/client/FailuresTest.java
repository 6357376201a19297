package com.paymentmigration.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an error means. */
class FailuresTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1836, HY000, WRITER_MOVED
          3118, HY000, WRITER_MOVED
          1053, 08S01, CONNECTION_LOST
          1317, 70100, CONNECTION_LOST
          2006, HY000, CONNECTION_LOST
          2013, HY000, CONNECTION_LOST
          4031, HY000, CONNECTION_LOST
          0,    08S01, CONNECTION_LOST
          0,    08003, CONNECTION_LOST
          0,    08007, CONNECTION_LOST
          1180, HY000, COMMIT_UNKNOWN
          1598, HY000, COMMIT_UNKNOWN
          1040, 08004, SERVER_FULL
          1226, 42000, SERVER_FULL
          1045, 28000, LOGIN_REFUSED
          1062, 23000, DUPLICATE_KEY
          1586, 23000, DUPLICATE_KEY
          1205, 40001, CONFLICT
          1213, 40001, CONFLICT
          3101, HY000, CONFLICT
          1048, 23000, FATAL
          1452, 23000, FATAL
          1064, 42000, FATAL
          1406, 22001, FATAL
          """)
  void aNumberAndAStateHaveOneMeaning(int code, String state, FailureClass meaning) {
    assertThat(Failures.classify(new SQLException("text", state, code))).isEqualTo(meaning);
  }

  @Test
  void anOptionThatForbidsAStatementIsAMovedWriterOnlyIfItIsReadOnly() {
    assertThat(Failures.classify(option("--read-only"))).isEqualTo(FailureClass.WRITER_MOVED);
    assertThat(Failures.classify(option("--super-read-only"))).isEqualTo(FailureClass.WRITER_MOVED);
    assertThat(Failures.classify(option("--secure-file-priv"))).isEqualTo(FailureClass.FATAL);
    assertThat(Failures.classify(new SQLException(null, "HY000", 1290)))
        .isEqualTo(FailureClass.WRITER_MOVED);
  }

  private static SQLException option(String option) {
    return new SQLException(
        "The MySQL server is running with the " + option + " option so it cannot execute this",
        "HY000",
        1290);
  }

  @Test
  void whatIsWrappedKeepsItsMeaning() {
    SQLException lost = new SQLNonTransientConnectionException("gone", "08003");
    RuntimeException wrapped = new IllegalStateException("commit", new RuntimeException(lost));

    assertThat(Failures.classify(wrapped)).isEqualTo(FailureClass.CONNECTION_LOST);
  }

  @Test
  void ofSeveralTheWorstCounts() {
    SQLException deadlock = new SQLException("deadlock", "40001", 1213);
    deadlock.setNextException(new SQLException("gone", "08S01"));

    assertThat(Failures.classify(deadlock)).isEqualTo(FailureClass.CONNECTION_LOST);
  }

  @Test
  void aBatchHasItsOwnNumber() {
    assertThat(Failures.classify(new BatchUpdateException("dup", "23000", 1062, new int[0])))
        .isEqualTo(FailureClass.DUPLICATE_KEY);
  }

  @Test
  void aCircleOfCausesEnds() {
    SQLException one = new SQLException("one", "HY000", 1);
    SQLException other = new SQLException("other", "HY000", 2, one);
    one.setNextException(other);

    assertThat(Failures.classify(other)).isEqualTo(FailureClass.FATAL);
  }

  @Test
  void whatSaysNothingIsTakenForALostConnection() {
    assertThat(Failures.classify(new SQLException("Connection is closed")))
        .isEqualTo(FailureClass.CONNECTION_LOST);
    assertThat(Failures.classify(new SQLFeatureNotSupportedException("no")))
        .isEqualTo(FailureClass.FATAL);
    assertThat(Failures.classify(new SQLTimeoutException("statement")))
        .isEqualTo(FailureClass.FATAL);
  }

  @Test
  void whatNeverGotAConnectionLeavesNoDoubt() {
    SQLException cause = new SQLException("gone", "08S01");

    assertThat(Failures.classify(new WriterUnavailableException("none", cause)))
        .isEqualTo(FailureClass.NO_CONNECTION);
    assertThat(FailureClass.NO_CONNECTION.leavesCommitInDoubt()).isFalse();
  }

  @Test
  void anythingElseIsFatal() {
    assertThat(Failures.classify(new IllegalStateException("a bug"))).isEqualTo(FailureClass.FATAL);
  }
}
