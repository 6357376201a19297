package com.paymentmigration.lambda.legacy;

import static com.paymentmigration.lambda.legacy.InventoryLine.note;
import static com.paymentmigration.lambda.legacy.InventoryLine.ready;
import static com.paymentmigration.lambda.legacy.InventoryLine.refused;

import java.util.Arrays;
import java.util.List;

/** Version, transport, time zone and names of the server itself. */
final class ServerAssumptions {
  private static final int FIRST_57_WITH_TLS_12 = 28;

  private ServerAssumptions() {}

  static List<Assumption> all() {
    return List.of(
        new Assumption("version", ServerAssumptions::version),
        new Assumption("tls", ServerAssumptions::tls),
        new Assumption("open-for-writes", ServerAssumptions::open),
        new Assumption("names-in-lower-case", ServerAssumptions::lowerCase),
        new Assumption("time-zone", ServerAssumptions::timeZone),
        new Assumption("sql-mode", ServerAssumptions::sqlMode),
        new Assumption("character-set", ServerAssumptions::characterSet),
        new Assumption("auto-increment", ServerAssumptions::autoIncrement));
  }

  /** From 5.7 there is no way back: Aurora MySQL 3 writes what 5.7 cannot apply. */
  private static InventoryLine version(LegacyServer server) {
    String series = server.version().series();
    if (series.equals("8.0")) {
      return ready("version", server.version().toString());
    }
    if (server.from8()) {
      return refused(
          "version",
          server.version().toString(),
          "5.7 or 8.0: MySQL supports no replica that is older than its source, and blue is 8.0",
          "-- use the validation and another way in, such as a load in a pause of writes");
    }
    return note(
        "version",
        server.version()
            + ": blue can follow it, but it cannot follow blue. There is no way back"
            + " once the writer has moved");
  }

  /**
   * The protocol speaks TLS 1.2 or newer only. MySQL 5.7 has it since 5.7.28 (Release Notes 5.7.28,
   * OpenSSL in community builds).
   */
  private static InventoryLine tls(LegacyServer server) {
    String protocols = server.variable("tls_version");
    boolean offered =
        Arrays.stream(protocols.split(",", -1))
            .map(String::strip)
            .anyMatch(each -> each.equals("tlsv1.2") || each.equals("tlsv1.3"));
    boolean hasTls =
        server.variable("have_ssl").isEmpty()
            ? !server.variable("ssl_cert").isEmpty()
            : server.variable("have_ssl").equals("yes");
    if (offered && hasTls) {
      return ready("tls", protocols);
    }
    String allowed = "TLSv1.2 or newer, with a certificate that names the server";
    boolean tooOld =
        !server.from8()
            && server.version().minor() == 7
            && server.version().patch() < FIRST_57_WITH_TLS_12;
    return refused(
        "tls",
        hasTls ? protocols : "TLS is off",
        allowed,
        tooOld
            ? "-- community builds before 5.7.28 know TLS 1.1 at most: update the server"
            : "-- my.cnf: ssl_ca, ssl_cert, ssl_key, tls_version=TLSv1.2; restart");
  }

  private static InventoryLine open(LegacyServer server) {
    if (server.variable("read_only").equals("on") || server.variable("offline_mode").equals("on")) {
      return refused(
          "open-for-writes",
          "read_only is " + server.variable("read_only"),
          "the server that the applications write to",
          "-- name the writer, not one of its replicas");
    }
    return ready("open-for-writes", "read_only is off");
  }

  /** Aurora keeps names as they are; the value cannot change after a cluster was made. */
  private static InventoryLine lowerCase(LegacyServer server) {
    String value = server.variable("lower_case_table_names");
    if (value.equals("0")) {
      return ready("names-in-lower-case", "lower_case_table_names is 0");
    }
    return refused(
        "names-in-lower-case",
        "lower_case_table_names is " + value,
        "0, as on blue; it cannot be changed there",
        "-- statements must name every table in one spelling; then start the legacy server with"
            + " lower_case_table_names=0");
  }

  /** Rows travel as values, so that only expressions such as CURRENT_DATE see the difference. */
  private static InventoryLine timeZone(LegacyServer server) {
    String zone = server.variable("time_zone");
    String seen = zone.equals("system") ? server.variable("system_time_zone") : zone;
    if (List.of("utc", "+00:00", "gmt", "etc/utc").contains(seen)) {
      return ready("time-zone", seen);
    }
    return note(
        "time-zone",
        seen + ", blue has UTC: CURRENT_DATE, NOW() and events give other values there",
        "-- the application sets it itself: connectionTimeZone of the driver, or SET time_zone");
  }

  private static InventoryLine sqlMode(LegacyServer server) {
    String modes = server.variable("sql_mode");
    if (modes.contains("strict_trans_tables") || modes.contains("strict_all_tables")) {
      return ready("sql-mode", modes.replace(",", ", "));
    }
    return note(
        "sql-mode",
        "without STRICT_TRANS_TABLES values are cut without an error; on blue they are refused",
        "-- try on a copy: SET GLOBAL sql_mode = CONCAT(@@GLOBAL.sql_mode, ',STRICT_TRANS_TABLES');");
  }

  private static InventoryLine characterSet(LegacyServer server) {
    String seen =
        server.variable("character_set_server") + ", " + server.variable("collation_server");
    if (seen.startsWith("utf8mb4,")) {
      return ready("character-set", seen);
    }
    return note(
        "character-set",
        seen + ": tables keep theirs, but a table made without one gets utf8mb4 on blue",
        "-- name the character set in every CREATE TABLE");
  }

  /** Two writers one after the other share one sequence; gaps would hide a lost row. */
  private static InventoryLine autoIncrement(LegacyServer server) {
    long step = server.number("auto_increment_increment");
    long offset = server.number("auto_increment_offset");
    if (step == 1 && offset == 1) {
      return ready("auto-increment", "step 1, offset 1");
    }
    return refused(
        "auto-increment",
        "step " + step + ", offset " + offset,
        "step 1, offset 1: the server has no second writer",
        "SET GLOBAL auto_increment_increment = 1, GLOBAL auto_increment_offset = 1;");
  }
}
