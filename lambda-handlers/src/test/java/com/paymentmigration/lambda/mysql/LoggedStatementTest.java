package com.paymentmigration.lambda.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown of a statement of the binary log: verb and object, never a value or a hash. */
class LoggedStatementTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "use `mysql`|ALTER USER 'payment_app_blue'@'%' ACCOUNT LOCK;"
            + " ALTER USER payment_app_blue",
        "ALTER USER 'a'@'%' IDENTIFIED WITH 'caching_sha2_password' AS '$A$x''@''y', `b`@`10.%`"
            + " IDENTIFIED BY 'z' ACCOUNT LOCK; ALTER USER a, b",
        "CREATE USER 'eve'@'%' IDENTIFIED WITH 'x' AS 'secret@host'; CREATE USER eve",
        "GRANT INSERT ON `payments`.* TO 'batch'@'%'; GRANT batch",
        "DROP USER nobody; DROP USER (unknown)",
        "use `payments`|ANALYZE TABLE payment; ANALYZE TABLE payments.payment",
        "use `payments`|CREATE TABLE IF NOT EXISTS t (a int); CREATE TABLE payments.t",
        "/* admin */ DROP TABLE `payments`.`payment`; DROP TABLE payments.payment",
        "CREATE DATABASE IF NOT EXISTS payment_migration; CREATE DATABASE payment_migration",
        "CREATE TABLE IF NOT EXISTS payment_migration.marker (server CHAR(36));"
            + " CREATE TABLE payment_migration.marker",
        "FLUSH PRIVILEGES; FLUSH PRIVILEGES",
        "CREATE TABLE payments.t2 AS SELECT '4111111111111111'; CREATE TABLE payments.t2",
      })
  void itShowsVerbAndObject(String logged, String shown) {
    // A use statement ends in a semicolon, which separates the columns here.
    assertThat(LoggedStatement.read(logged.replace("|", "; "))).hasToString(shown.strip());
  }
}
