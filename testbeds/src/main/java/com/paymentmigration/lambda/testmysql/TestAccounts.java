package com.paymentmigration.lambda.testmysql;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The accounts of both clusters, with passwords made for one pair of servers. {@code admin} holds
 * what Aurora grants through its role (Aurora User Guide, "Master user account privileges", version
 * 3): CONNECTION_ADMIN, which passes read_only and may kill, but not SUPER.
 */
public final class TestAccounts {
  /** Account of the handlers. */
  public static final String ADMIN = "admin";

  /** Account of the replication channel. */
  public static final String REPLICATOR = "replicator";

  /** Application account that is open while blue is the writer. */
  public static final String APPLICATION_BLUE = "payment_app_blue";

  /** Application account that is open while green is the writer. */
  public static final String APPLICATION_GREEN = "payment_app_green";

  /** Superuser of the harness, named like Aurora's own: handlers must leave it alone. */
  public static final String SUPERUSER = "rdsadmin";

  static final String SUPERUSER_PASSWORD = "harness-only";

  private static final String AURORA_GRANTS =
      "SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, RELOAD, PROCESS, REFERENCES, INDEX, ALTER,"
          + " SHOW DATABASES, CREATE TEMPORARY TABLES, LOCK TABLES, EXECUTE, REPLICATION SLAVE,"
          + " REPLICATION CLIENT, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE,"
          + " CREATE USER, EVENT, TRIGGER, CREATE ROLE, DROP ROLE";

  private static final int PASSWORD_BYTES = 12;

  private final Map<String, String> passwords = new TreeMap<>();

  TestAccounts() {
    SecureRandom random = new SecureRandom();
    for (String user : List.of(ADMIN, REPLICATOR, APPLICATION_BLUE, APPLICATION_GREEN)) {
      byte[] bytes = new byte[PASSWORD_BYTES];
      random.nextBytes(bytes);
      passwords.put(user, HexFormat.of().formatHex(bytes));
    }
    passwords.put(SUPERUSER, SUPERUSER_PASSWORD);
  }

  /** Password of {@code user}. */
  public String password(String user) {
    String password = passwords.get(user);
    if (password == null) {
      throw new IllegalArgumentException(
          "user: received " + user + ", allowed: " + passwords.keySet());
    }
    return password;
  }

  /** Remembers that a test changed a password. */
  public void changed(String user, String password) {
    passwords.put(user, password);
  }

  /** What makes the accounts; binary-logged on each server, so each has GTIDs of its own. */
  List<String> statements(String database) {
    List<String> statements = new ArrayList<>();
    statements.add("CREATE ROLE rds_superuser_role");
    statements.add("GRANT " + AURORA_GRANTS + " ON *.* TO rds_superuser_role WITH GRANT OPTION");
    statements.add(
        "GRANT CONNECTION_ADMIN, ROLE_ADMIN, SET_USER_ID, XA_RECOVER_ADMIN ON *.* TO"
            + " rds_superuser_role"
            + " WITH GRANT OPTION");
    statements.add(create(ADMIN));
    statements.add("GRANT rds_superuser_role TO admin@'%' WITH ADMIN OPTION");
    statements.add("SET DEFAULT ROLE rds_superuser_role TO admin@'%'");
    statements.add(create(REPLICATOR));
    statements.add("GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO replicator@'%'");
    for (String user : List.of(APPLICATION_BLUE, APPLICATION_GREEN)) {
      statements.add(create(user));
      statements.add(
          "GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE, LOCK TABLES ON "
              + database
              + ".* TO "
              + user
              + "@'%'");
    }
    return statements;
  }

  private String create(String user) {
    return "CREATE USER " + user + "@'%' IDENTIFIED BY '" + password(user) + "' REQUIRE SSL";
  }
}
