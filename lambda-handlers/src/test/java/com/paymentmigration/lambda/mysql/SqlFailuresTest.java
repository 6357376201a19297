package com.paymentmigration.lambda.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.cutover.AccountLockedException;
import com.paymentmigration.lambda.cutover.DatabaseUnreachableException;
import com.paymentmigration.lambda.cutover.SessionLostException;
import com.paymentmigration.lambda.cutover.StatementFailedException;
import com.paymentmigration.lambda.domain.MigrationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailuresTest {
  @Test
  void aLockedAccountIsKnownFromEveryOtherRefusedLogin() {
    assertThat(login(3118)).isInstanceOf(AccountLockedException.class);
    assertThat(login(1045)).isInstanceOf(DatabaseUnreachableException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1205, 1290, 1836})
  void anAnsweredErrorLeavesTheSessionAlive(int code) {
    assertThat(statement(new SQLException("refused", "HY000", code)))
        .isInstanceOfSatisfying(
            StatementFailedException.class,
            failure -> assertThat(failure.errorCode()).isEqualTo(code));
  }

  @ParameterizedTest
  @ValueSource(ints = {1053, 1317, 2006, 2013})
  void anErrorThatMayEndTheSessionCountsAsALostSession(int code) {
    assertThat(statement(new SQLException("gone", "HY000", code)))
        .isInstanceOf(SessionLostException.class);
  }

  @Test
  void aBrokenConnectionCountsAsALostSession() {
    assertThat(statement(new SQLException("Communications link failure", "08S01", 0)))
        .isInstanceOf(SessionLostException.class);
  }

  @Test
  void aSecretInTheDriversTextIsNotPassedOnNotEvenInTheStack() {
    SQLException deep = new SQLException("near 'hunter2' at line 1", "42000", 1064);
    SQLException failure = new SQLException("see cause", "42000", 1064, deep);
    StringWriter trace = new StringWriter();
    SqlFailures.ofStatement("blue", "CALL x(?)", failure, List.of("hunter2"))
        .printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain("hunter2").contains("1064");
  }

  private static MigrationException login(int code) {
    return SqlFailures.ofLogin("blue", "payment_app_blue", new SQLException("no", "HY000", code));
  }

  private static MigrationException statement(SQLException failure) {
    return SqlFailures.ofStatement("blue", "SELECT 1", failure, List.of());
  }
}
