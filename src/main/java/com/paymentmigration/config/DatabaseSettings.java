package com.paymentmigration.config;

import com.paymentmigration.lambda.domain.PairedAccounts;
import java.util.List;

/**
 * What both Aurora clusters have in common.
 *
 * @param port TCP port, 1150 to 65535 and not 3306 (AwsSolutions-RDS11)
 * @param name schema of the payment application, 1 to 64 lower-case letters, digits, underscores;
 *     not one of MySQL's own
 * @param engineVersion Aurora MySQL 3.10 or newer, for example {@code 8.0.mysql_aurora.3.10.1}
 * @param rotationDays days between two rotations of every credential, 1 to 90 (PCI DSS v4.0.1,
 *     8.3.9)
 * @param writingAccounts other programs that write the application's schema, as {@link
 *     PairedAccounts} has them: up to 20 names of accounts without the side
 */
public record DatabaseSettings(
    int port, String name, String engineVersion, int rotationDays, List<String> writingAccounts) {
  private static final String VERSION = "^8\\.0\\.mysql_aurora\\.3\\.[1-9][0-9]\\.[0-9]{1,2}$";
  private static final int MYSQL_DEFAULT_PORT = 3306;
  private static final List<String> SYSTEM_SCHEMAS =
      List.of("information_schema", "mysql", "performance_schema", "sys");

  /**
   * Validates.
   *
   * @throws ConfigurationException naming the property, what was received and what is allowed
   */
  public DatabaseSettings {
    Require.that(
        port >= 1150 && port <= 65535 && port != MYSQL_DEFAULT_PORT,
        "databaseSettings.port",
        port,
        "1150 to 65535 except 3306");
    Require.matches("^[a-z][a-z0-9_]{0,63}$", "databaseSettings.name", name, "a schema name");
    Require.that(
        !SYSTEM_SCHEMAS.contains(name),
        "databaseSettings.name",
        name,
        "a schema name other than those of MySQL itself, " + Require.list(SYSTEM_SCHEMAS));
    Require.matches(
        VERSION, "databaseSettings.engineVersion", engineVersion, "Aurora MySQL 3.10 or newer");
    Require.between(1, 90, "databaseSettings.rotationDays", rotationDays, "days");
    writingAccounts = List.copyOf(writingAccounts);
    Require.that(
        writingAccounts.size() <= PairedAccounts.MOST,
        "databaseSettings.writingAccounts",
        writingAccounts,
        "up to " + PairedAccounts.MOST + " names");
    for (String account : writingAccounts) {
      Require.that(
          account.matches(PairedAccounts.NAME) && !account.equals(PairedAccounts.APPLICATION),
          "databaseSettings.writingAccounts",
          account,
          "an account's name without its side ("
              + PairedAccounts.NAME
              + "), except "
              + PairedAccounts.APPLICATION);
    }
  }
}
