package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.definition.Spelling;
import com.paymentmigration.lambda.validation.definition.SqlText;
import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same events. One that replication brought is {@code SLAVESIDE_DISABLED} there and counts as
 * enabled: it is what the source has, and opening the target is the protocol's business.
 */
public final class EventsCheck extends ObjectEquality {
  /** Columns of SHOW CREATE EVENT, and of our own query. */
  private static final int CREATED = 3;

  private static final int SCHEDULE = 2;

  private static final Pattern EVERY =
      Pattern.compile("ON SCHEDULE EVERY (.+? [A-Z_]+) (?:STARTS|ENDS|ON COMPLETION|DO) ");

  private static final Pattern RAW = Pattern.compile("^RECURRING .+? [A-Z_]+ ");

  /** The check. */
  public EventsCheck() {
    super(
        "events",
        "events",
        List.of(
            "definition",
            "definer",
            "schedule",
            "sql_mode",
            "status",
            "on completion",
            "character sets",
            "comment"));
  }

  @Override
  String sql(Session session) {
    return """
        SELECT '', event_name, event_definition, definer,
          CONCAT_WS(' ', event_type, execute_at, interval_value, interval_field,
            IF(time_zone = 'SYSTEM', CONCAT('SYSTEM (', @@GLOBAL.system_time_zone, ')'), time_zone),
            CONCAT('starts ', starts), CONCAT('ends ', ends)), sql_mode,
          IF(status IN ('SLAVESIDE_DISABLED', 'REPLICA_SIDE_DISABLED'), 'ENABLED', status),
          on_completion,
          CONCAT_WS(' ', character_set_client, collation_connection, database_collation),
          event_comment
        FROM information_schema.events WHERE event_schema = DATABASE()
        """;
  }

  /**
   * The interval from SHOW CREATE EVENT: information_schema of 8.0.12 shows it in the smallest unit
   * under the name of the largest, 7 WEEK for one week.
   */
  @Override
  SortedMap<String, Defined> read(Session session) {
    SortedMap<String, Defined> events = super.read(session);
    events.replaceAll(
        (event, defined) -> {
          String created =
              session.row("SHOW CREATE EVENT " + Names.quoted(defined.name())).get(CREATED);
          List<String> all = new ArrayList<>(defined.values());
          Matcher every = EVERY.matcher(String.valueOf(created));
          if (every.find()) {
            String schedule = all.get(SCHEDULE);
            all.set(SCHEDULE, RAW.matcher(schedule).replaceFirst(quote(every.group(1))));
          }
          return new Defined("", event, all);
        });
    return events;
  }

  private static String quote(String interval) {
    return Matcher.quoteReplacement("EVERY " + interval + " ");
  }

  @Override
  String meaning(String attribute, String value, Map<String, String> whole) {
    return switch (attribute) {
      case "definition" -> SqlText.of(value, whole.get("sql_mode"));
      case "definer" -> Spelling.account(value);
      case "schedule" -> Spelling.schedule(value);
      case "sql_mode" -> Spelling.sqlMode(value);
      case "character sets" -> Spelling.charset(value);
      default -> value;
    };
  }

  @Override
  boolean noted(String attribute) {
    return attribute.equals("definition");
  }

  @Override
  boolean hiddenIfNull(String attribute) {
    return attribute.equals("definition");
  }
}
