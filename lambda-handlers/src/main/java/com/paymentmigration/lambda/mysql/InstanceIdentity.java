package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.ServerIdentity;
import java.time.Instant;
import java.util.Map;

/**
 * Which instance answers, in one round trip. {@code aurora_server_id} is looked up by name, because
 * naming the variable itself is an error where it does not exist; those servers are told apart by
 * {@code server_uuid}. The start time is exact to the second: both terms are taken from the
 * statement's own start.
 */
final class InstanceIdentity {
  private final SqlChannel sql;

  InstanceIdentity(SqlChannel sql) {
    this.sql = sql;
  }

  ServerIdentity read() {
    Map<String, String> row =
        sql.rows(
                "SELECT COALESCE((SELECT variable_value FROM performance_schema.global_variables"
                    + " WHERE variable_name = 'aurora_server_id'), @@GLOBAL.server_uuid) AS id,"
                    + " @@GLOBAL.innodb_read_only AS reader,"
                    + " UNIX_TIMESTAMP() - (SELECT CAST(variable_value AS SIGNED)"
                    + " FROM performance_schema.global_status"
                    + " WHERE variable_name = 'Uptime') AS started")
            .get(0);
    return new ServerIdentity(
        row.get("id"),
        Instant.ofEpochSecond(Long.parseLong(row.get("started"))),
        "1".equals(row.get("reader")));
  }
}
