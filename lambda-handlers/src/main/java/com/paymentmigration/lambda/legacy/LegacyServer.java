package com.paymentmigration.lambda.legacy;

import com.paymentmigration.lambda.validation.server.ServerVersion;
import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.Names;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What an inventory reads of one server: one session, one schema, variables read once. */
final class LegacyServer {
  private static final int FIRST_WITH_REPLICA = 22;

  private final Session session;
  private final Map<String, String> variables = new TreeMap<>();

  LegacyServer(Session session) {
    this.session = session;
    session.each("SHOW GLOBAL VARIABLES", row -> variables.put(row.get(0), row.get(1)));
  }

  ServerVersion version() {
    return session.version();
  }

  /** Whether it is 8.0 or newer. */
  boolean from8() {
    return version().major() >= 8;
  }

  /** The statement that shows position and filters of the binary log: renamed in 8.2. */
  String binaryLogStatus() {
    return version().major() > 8 || (from8() && version().minor() >= 2)
        ? "SHOW BINARY LOG STATUS"
        : "SHOW MASTER STATUS";
  }

  /** The statement that shows the sources: renamed in 8.0.22. */
  String replicaStatus() {
    boolean renamed =
        version().major() > 8
            || (from8() && (version().minor() > 0 || version().patch() >= FIRST_WITH_REPLICA));
    return renamed ? "SHOW REPLICA STATUS" : "SHOW SLAVE STATUS";
  }

  String schema() {
    return session.address().schema();
  }

  /** The schema's name as a string literal. */
  String schemaLiteral() {
    return Names.literal(schema());
  }

  /** A global variable in lower case; empty if this version has none of that name. */
  String variable(String name) {
    return variables.getOrDefault(name, "").toLowerCase(Locale.ROOT);
  }

  /** A global variable as a whole number; 0 if this version has none of that name. */
  long number(String name) {
    String value = variable(name);
    return value.isEmpty() ? 0 : Long.parseLong(value);
  }

  List<List<String>> rows(String sql) {
    return session.rows(sql);
  }

  String value(String sql) {
    return session.value(sql);
  }

  /** The first column of every row. */
  List<String> column(String sql) {
    return rows(sql).stream().map(row -> row.get(0)).toList();
  }
}
