package com.paymentmigration.lambda.legacy;

import static com.paymentmigration.lambda.legacy.InventoryLine.note;
import static com.paymentmigration.lambda.legacy.InventoryLine.ready;
import static com.paymentmigration.lambda.legacy.InventoryLine.refused;

import com.paymentmigration.lambda.validation.table.Names;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Views, routines, triggers and events: who they act as, when, and whether 8.0 understands them.
 */
final class ProgramAssumptions {
  /** Gone since 8.0 (Reference Manual 8.0, "Features Removed in MySQL 8.0"). */
  private static final Pattern REMOVED =
      Pattern.compile(
          "(?i)\\b(?:PASSWORD|ENCODE|DECODE|ENCRYPT|DES_ENCRYPT|DES_DECRYPT)\\s*+\\("
              + "|\\bFLUSH\\s++(?:QUERY\\s++CACHE|DES_KEY_FILE)\\b"
              + "|\\bSQL_CACHE\\b");

  private static final Pattern GROUP_BY = Pattern.compile("(?i)\\bGROUP\\s++BY\\b");

  /** What ends the list of a GROUP BY, or gives it an order, which is gone as well. */
  private static final Pattern AFTER_GROUP_BY =
      Pattern.compile("(?i);|\\b(?:ORDER|HAVING|LIMIT|UNION|SELECT|ASC|DESC)\\b");

  /**
   * Literals and comments, which are no code. Possessive, because a body may be as long as a packet
   * and a matcher that goes back would need a frame of the stack for each character.
   */
  private static final Pattern NO_CODE =
      Pattern.compile(
          "'[^'\\\\]*+(?:(?:\\\\.|'')[^'\\\\]*+)*+'"
              + "|\"[^\"\\\\]*+(?:(?:\\\\.|\"\")[^\"\\\\]*+)*+\""
              + "|/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/"
              + "|(?:#|-- )[^\\n]*+",
          Pattern.DOTALL);

  private ProgramAssumptions() {}

  static List<Assumption> all() {
    return List.of(
        new Assumption("definers", ProgramAssumptions::definers),
        new Assumption("events", ProgramAssumptions::events),
        new Assumption("removed-syntax", ProgramAssumptions::removed),
        new Assumption("triggers", ProgramAssumptions::triggers));
  }

  /** Error 1449 at the first call, or at the first INSERT of a trigger's table. */
  private static InventoryLine definers(LegacyServer server) {
    String schema = server.schemaLiteral();
    List<String> missing =
        server.column(
            "SELECT DISTINCT CONCAT(definer, ' of ', what) FROM (SELECT definer, CONCAT('routine ',"
                + " routine_name) AS what FROM information_schema.routines WHERE routine_schema = "
                + schema
                + " UNION ALL SELECT definer, CONCAT('view ', table_name) FROM"
                + " information_schema.views WHERE table_schema = "
                + schema
                + " UNION ALL SELECT definer, CONCAT('trigger ', trigger_name) FROM"
                + " information_schema.triggers WHERE trigger_schema = "
                + schema
                + " UNION ALL SELECT definer, CONCAT('event ', event_name) FROM"
                + " information_schema.events WHERE event_schema = "
                + schema
                + ") AS programs WHERE NOT EXISTS (SELECT 1 FROM mysql.user WHERE"
                + " CONVERT(CONCAT(user, '@', host) USING utf8mb4) = CONVERT(definer USING utf8mb4))"
                + " ORDER BY 1");
    if (missing.isEmpty()) {
      return ready("definers", "each has its account; create them on blue before the seed");
    }
    return refused(
        "definers",
        "no such account: " + Shown.list(missing),
        "an account for each definer, here and on blue",
        "-- define it again with a definer that exists, or SQL SECURITY INVOKER");
  }

  /** A loaded dump makes events ENABLED, and blue would run them beside this server. */
  private static InventoryLine events(LegacyServer server) {
    List<String> enabled =
        server.column(
            "SELECT event_name FROM information_schema.events WHERE status = 'ENABLED' AND"
                + " event_schema = "
                + server.schemaLiteral()
                + " ORDER BY 1");
    if (enabled.isEmpty()) {
      return ready("events", "none enabled");
    }
    return note(
        "events",
        Shown.list(enabled)
            + ": a loaded dump would run them on blue too; disable them after the load",
        enabled.stream()
            .map(
                event ->
                    "ALTER EVENT "
                        + Names.quoted(server.schema())
                        + "."
                        + Names.quoted(event)
                        + " DISABLE ON SLAVE; -- on blue")
            .toArray(String[]::new));
  }

  private static InventoryLine removed(LegacyServer server) {
    if (server.from8()) {
      return ready("removed-syntax", "the server is 8.0 itself");
    }
    String schema = server.schemaLiteral();
    List<String> found =
        server
            .rows(
                "SELECT CONCAT('routine ', routine_name), routine_definition FROM"
                    + " information_schema.routines WHERE routine_schema = "
                    + schema
                    + " UNION ALL SELECT CONCAT('view ', table_name), view_definition FROM"
                    + " information_schema.views WHERE table_schema = "
                    + schema
                    + " UNION ALL SELECT CONCAT('trigger ', trigger_name), action_statement FROM"
                    + " information_schema.triggers WHERE trigger_schema = "
                    + schema
                    + " UNION ALL SELECT CONCAT('event ', event_name), event_definition FROM"
                    + " information_schema.events WHERE event_schema = "
                    + schema)
            .stream()
            .filter(row -> row.get(1) == null || usesRemoved(row.get(1)))
            .map(row -> row.get(1) == null ? row.get(0) + " (not visible)" : row.get(0))
            .sorted()
            .toList();
    if (found.isEmpty()) {
      return ready("removed-syntax", "none found in views and programs");
    }
    return refused(
        "removed-syntax",
        Shown.list(found),
        "what 8.0 knows too: PASSWORD(), ENCODE(), DECODE(), ENCRYPT(), DES_…(), SQL_CACHE and"
            + " GROUP BY … DESC are gone",
        "-- rewrite them; blue's applier stops at what it cannot parse");
  }

  static boolean usesRemoved(String definition) {
    String code = NO_CODE.matcher(definition).replaceAll(" ");
    return REMOVED.matcher(code).find() || ordersGroups(code);
  }

  private static boolean ordersGroups(String code) {
    Matcher group = GROUP_BY.matcher(code);
    Matcher after = AFTER_GROUP_BY.matcher(code);
    while (group.find()) {
      if (after.find(group.end()) && after.group().toUpperCase(Locale.ROOT).endsWith("SC")) {
        return true;
      }
    }
    return false;
  }

  /** Rows carry what a trigger wrote: on blue it does not fire for them. */
  private static InventoryLine triggers(LegacyServer server) {
    String count =
        server.value(
            "SELECT COUNT(*) FROM information_schema.triggers WHERE trigger_schema = "
                + server.schemaLiteral());
    return count.equals("0")
        ? ready("triggers", "none")
        : note("triggers", count + ": blue applies what they wrote, and does not fire them again");
  }
}
