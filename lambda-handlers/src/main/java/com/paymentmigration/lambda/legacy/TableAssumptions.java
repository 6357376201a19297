package com.paymentmigration.lambda.legacy;

import static com.paymentmigration.lambda.legacy.InventoryLine.note;
import static com.paymentmigration.lambda.legacy.InventoryLine.ready;
import static com.paymentmigration.lambda.legacy.InventoryLine.refused;

import com.paymentmigration.lambda.validation.table.Names;
import java.util.List;

/** Whether every table can be replicated row by row, and live on Aurora. */
final class TableAssumptions {
  private static final int STATEMENTS_SHOWN = 50;

  private TableAssumptions() {}

  static List<Assumption> all() {
    return List.of(
        new Assumption("schema", TableAssumptions::schema),
        new Assumption("engines", TableAssumptions::engines),
        new Assumption("keys", TableAssumptions::keys),
        new Assumption("row-formats", TableAssumptions::rowFormats),
        new Assumption("tablespaces", TableAssumptions::tablespaces),
        new Assumption("other-schemas", TableAssumptions::otherSchemas));
  }

  private static InventoryLine schema(LegacyServer server) {
    String tables =
        server.value(
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND"
                + " table_schema = "
                + server.schemaLiteral());
    if (tables.equals("0")) {
      return refused(
          "schema",
          "no table in " + server.schema(),
          "the schema with the payments",
          "-- name another schema, or grant SELECT on it");
    }
    return ready("schema", tables + " tables in " + server.schema());
  }

  /** Without transactions a statement that breaks off is half done, on one side only. */
  private static InventoryLine engines(LegacyServer server) {
    List<List<String>> tables =
        server.rows(
            "SELECT table_name, engine FROM information_schema.tables WHERE table_type ="
                + " 'BASE TABLE' AND engine <> 'InnoDB' AND table_schema = "
                + server.schemaLiteral()
                + " ORDER BY 1");
    if (tables.isEmpty()) {
      return ready("engines", "all InnoDB");
    }
    return refused(
        "engines",
        Shown.list(tables.stream().map(row -> row.get(0) + " is " + row.get(1)).toList()),
        "InnoDB",
        statements(server, tables, " ENGINE = InnoDB;"));
  }

  /** Rows are found by their key: without one the applier reads the whole table for each. */
  private static InventoryLine keys(LegacyServer server) {
    List<List<String>> tables =
        server.rows(
            "SELECT t.table_name FROM information_schema.tables t WHERE t.table_type ="
                + " 'BASE TABLE' AND t.table_schema = "
                + server.schemaLiteral()
                + " AND NOT EXISTS (SELECT 1 FROM information_schema.statistics s WHERE"
                + " s.table_schema = t.table_schema AND s.table_name = t.table_name AND"
                + " s.non_unique = 0 GROUP BY s.index_name HAVING SUM(s.nullable = 'YES') = 0)"
                + " ORDER BY 1");
    if (tables.isEmpty()) {
      return ready("keys", "each table has a primary key, or a unique one without NULL");
    }
    return refused(
        "keys",
        "no key: " + Shown.list(tables.stream().map(row -> row.get(0)).toList()),
        "a primary key, or a unique key without NULL",
        statements(
            server, tables, " ADD COLUMN row_id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY;"));
  }

  /** Aurora has no compressed tables (Aurora User Guide, "Migrating data … considerations"). */
  private static InventoryLine rowFormats(LegacyServer server) {
    List<List<String>> tables =
        server.rows(
            "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND"
                + " row_format = 'Compressed' AND table_schema = "
                + server.schemaLiteral()
                + " ORDER BY 1");
    if (tables.isEmpty()) {
      return ready("row-formats", "none compressed");
    }
    return refused(
        "row-formats",
        "compressed: " + Shown.list(tables.stream().map(row -> row.get(0)).toList()),
        "DYNAMIC: Aurora has no compressed tables",
        statements(server, tables, " ROW_FORMAT = DYNAMIC;"));
  }

  /**
   * A directory or tablespace of its own is a path of this machine: CREATE TABLE fails on Aurora.
   * The dictionary spells names as files do, so that a name with other characters is shown as it is
   * there.
   */
  private static InventoryLine tablespaces(LegacyServer server) {
    String prefix = server.version().dictionaryPrefix();
    List<List<String>> tables =
        server.rows(
            "SELECT SUBSTRING_INDEX(t.name, '/', -1), MIN(COALESCE(d.path, 'tablespace')) FROM"
                + " information_schema."
                + prefix
                + "tables t LEFT JOIN information_schema."
                + prefix
                + "datafiles d ON d.space = t.space WHERE SUBSTRING_INDEX(t.name, '/', 1) = "
                + server.schemaLiteral()
                + " AND (t.space_type = 'General' OR (t.space_type = 'Single' AND d.path NOT LIKE"
                + " './%')) GROUP BY 1 ORDER BY 1");
    if (tables.isEmpty()) {
      return ready("tablespaces", "none of their own");
    }
    return refused(
        "tablespaces",
        "elsewhere: " + Shown.list(tables.stream().map(row -> row.get(0)).toList()),
        "a file per table, in the data directory",
        statements(server, tables, " TABLESPACE = innodb_file_per_table;"));
  }

  /** The validation compares the schemas that it is told; replication brings all of them. */
  private static InventoryLine otherSchemas(LegacyServer server) {
    List<String> others =
        server.column(
            "SELECT schema_name FROM information_schema.schemata WHERE schema_name NOT IN"
                + " ('mysql', 'sys', 'information_schema', 'performance_schema') AND schema_name <> "
                + server.schemaLiteral()
                + " ORDER BY 1");
    if (others.isEmpty()) {
      return ready("other-schemas", "none");
    }
    return note(
        "other-schemas",
        Shown.list(others) + ": replication brings them too; seed and compare them as well");
  }

  private static List<String> statements(
      LegacyServer server, List<List<String>> tables, String change) {
    return tables.stream()
        .limit(STATEMENTS_SHOWN)
        .map(
            row ->
                "ALTER TABLE "
                    + Names.quoted(server.schema())
                    + "."
                    + Names.quoted(row.get(0))
                    + change)
        .toList();
  }
}
