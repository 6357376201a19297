package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.definition.Spelling;
import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The same values of the server settings that change what SQL means or accepts. */
public final class ServerSettingsCheck extends ObjectEquality {
  private static final List<String> SETTINGS =
      List.of(
          "auto_increment_increment",
          "auto_increment_offset",
          "character_set_server",
          "collation_server",
          "default_storage_engine",
          "div_precision_increment",
          "explicit_defaults_for_timestamp",
          "group_concat_max_len",
          "innodb_strict_mode",
          "lower_case_table_names",
          "max_allowed_packet",
          "sql_mode",
          "transaction_isolation");

  /** The check. */
  public ServerSettingsCheck() {
    super("server-settings", "settings", List.of("value"));
  }

  @Override
  String sql(Session session) {
    return SETTINGS.stream()
        .collect(
            Collectors.joining(
                "', '",
                "SELECT '', variable_name, variable_value FROM performance_schema.global_variables"
                    + " WHERE variable_name IN ('",
                "') UNION ALL SELECT '', 'time_zone', IF(@@GLOBAL.time_zone = 'SYSTEM',"
                    + " CONCAT('SYSTEM (', @@GLOBAL.system_time_zone, ')'), @@GLOBAL.time_zone)"
                    + " UNION ALL SELECT '', 'schema default', CONCAT(default_character_set_name, ' ',"
                    + " default_collation_name) FROM information_schema.schemata"
                    + " WHERE schema_name = DATABASE()"));
  }

  @Override
  String meaning(String attribute, String value, Map<String, String> whole) {
    return switch (whole.get(NAME)) {
      case "time_zone" -> Spelling.timeZone(value);
      case "sql_mode" -> Spelling.sqlMode(value);
      case "character_set_server", "collation_server", "schema default" -> Spelling.charset(value);
      default -> value;
    };
  }
}
