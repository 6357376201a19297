package com.paymentmigration.rehearsal.check;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.rehearsal.record.CheckResult;
import java.util.ArrayList;
import java.util.List;

/** Which databases are open, by their own word. */
public final class Fences {
  private Fences() {}

  /** I1 at rest: {@code writer} is open, the other side is closed in both ways. */
  public static List<CheckResult> check(MySqlPair pair, Environment writer) {
    List<CheckResult> results = new ArrayList<>();
    results.add(
        Promise.equal(
            "I1: the writer accepts writes",
            "0",
            value(pair, writer, "SELECT @@GLOBAL.read_only")));
    results.add(
        Promise.equal(
            "I1: the standby is read-only",
            "1",
            value(pair, writer.other(), "SELECT @@GLOBAL.read_only")));
    for (Environment server : Environment.values()) {
      results.add(
          Promise.of(
              "I1: on " + server.key() + " only the writer's account is open",
              openAccounts(pair, server, writer) && lockedAccounts(pair, server, writer),
              "open: "
                  + value(
                      pair,
                      server,
                      "SELECT GROUP_CONCAT(user ORDER BY user) FROM mysql.user WHERE user LIKE"
                          + " 'payment_app%' AND account_locked = 'N'")));
    }
    return results;
  }

  private static boolean openAccounts(MySqlPair pair, Environment server, Environment writer) {
    return !"0".equals(count(pair, server, writer, "N"));
  }

  private static boolean lockedAccounts(MySqlPair pair, Environment server, Environment writer) {
    return "0".equals(count(pair, server, writer.other(), "N"));
  }

  private static String count(MySqlPair pair, Environment server, Environment side, String locked) {
    return value(
        pair,
        server,
        "SELECT COUNT(*) FROM mysql.user WHERE user LIKE 'payment_app_"
            + side.key()
            + "%' AND account_locked = '"
            + locked
            + "'");
  }

  private static String value(MySqlPair pair, Environment side, String query) {
    MySqlServer server = pair.server(side);
    return server.running() ? server.value(query) : "the server is down";
  }
}
