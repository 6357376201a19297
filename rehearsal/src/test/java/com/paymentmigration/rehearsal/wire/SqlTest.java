package com.paymentmigration.rehearsal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          COMMIT                                         | COMMIT
          /* a driver says who it is */ commit           | COMMIT
          ROLLBACK                                       | ROLLBACK
          rollback to savepoint a                        | OTHER
          BEGIN                                          | BEGIN
          START TRANSACTION READ WRITE                   | BEGIN
          START SLAVE                                    | OTHER
          SET autocommit=0                               | AUTOCOMMIT_OFF
          SET AUTOCOMMIT = 0                             | AUTOCOMMIT_OFF
          SET @@session.autocommit = ON                  | AUTOCOMMIT_ON
          SET SESSION autocommit=1, sql_mode='ANSI'      | AUTOCOMMIT_ON
          SET NAMES utf8mb4                              | OTHER
          INSERT INTO a VALUES (1)                       | WRITE
          replace into a values (1)                      | WRITE
          CALL pay(1)                                    | WRITE
          SELECT 1                                       | READ
          XA COMMIT 'x'                                  | XA
          ALTER TABLE a ADD b INT                        | DEFINITION
          CREATE TEMPORARY TABLE t (id INT)              | DEFINITION
          """)
  void tellsWhatKindOfStatementItIs(String text, Sql.Kind kind) {
    assertThat(Sql.of(text).kind()).isEqualTo(kind);
  }

  @Test
  void keepsNoValueOfAStatement() {
    assertThat(Sql.of("INSERT INTO p VALUES ('it''s 4111111111111111', \"x\", 12.50, 7)").brief())
        .isEqualTo("INSERT INTO p VALUES (?, ?, ?, ?)");
  }

  @Test
  void aLongStatementIsCutShort() {
    assertThat(Sql.of("SELECT " + "column_name, ".repeat(20)).brief()).hasSize(61).endsWith("…");
  }
}
