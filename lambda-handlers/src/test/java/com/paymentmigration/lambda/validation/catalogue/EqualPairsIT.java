package com.paymentmigration.lambda.validation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.work.Options;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows that are stored differently and mean the same raise no alarm. */
class EqualPairsIT {
  /** A column and its value on the source, and on the target. */
  private record Column(String source, String sourceValue, String target, String targetValue) {}

  /** A table on the source, and on the target: what follows {@code CREATE TABLE t}. */
  private record Table(String source, String target) {}

  private static Column column(String source, String value, String target, String other) {
    return new Column(source, value, target, other);
  }

  private static final List<Column> COLUMNS =
      List.of(
          column("INT", "7", "BIGINT", "7"),
          column("INT", "7", "INT UNSIGNED", "7"),
          column("TINYINT(1)", "TRUE", "BOOL", "1"),
          column("DECIMAL(10,2)", "1.1", "DECIMAL(12,2)", "1.10"),
          column("DECIMAL(19,4)", "1e2", "DECIMAL(19,4)", "'100.0000'"),
          column("FLOAT", "0.5", "DOUBLE", "0.5"),
          column("DOUBLE", "1e3", "DOUBLE", "1000"),
          column("BIT(8)", "5", "BIT(16)", "b'101'"),
          column("YEAR", "2024", "YEAR", "'24'"),
          column("DATE", "'2024-01-02'", "DATE", "20240102"),
          column("DATETIME", "'2024-01-02 03:04:05'", "DATETIME(6)", "'2024-01-02T03:04:05'"),
          column("DATETIME", "'2024-01-02 03:04:05'", "TIMESTAMP", "'2024-01-02 03:04:05'"),
          column(
              "DATETIME(6)", "'2024-01-02 03:04:05.1'", "DATETIME(3)", "'2024-01-02 03:04:05.100'"),
          column("TIME", "'1:2:3'", "TIME", "010203"),
          column("TIME", "'01:02:03'", "TIME(3)", "'01:02:03.000'"),
          column("CHAR(9)", "'payment'", "VARCHAR(9)", "'payment'"),
          column("VARCHAR(9)", "'payment'", "VARCHAR(200)", "x'7061796D656E74'"),
          column("VARCHAR(9)", "'payment'", "TEXT", "'payment'"),
          column("TEXT", "'payment'", "LONGTEXT", "'payment'"),
          column("VARCHAR(9) CHARACTER SET latin1", "'ä'", "VARCHAR(9)", "'ä'"),
          column("VARCHAR(9) CHARACTER SET ascii", "'a'", "VARCHAR(9)", "'a'"),
          column("VARCHAR(9) CHARACTER SET ucs2", "'я'", "VARCHAR(9)", "'я'"),
          column("VARCHAR(9) CHARACTER SET utf8", "'я'", "VARCHAR(9)", "'я'"),
          column("VARCHAR(9) CHARACTER SET cp1251", "'я'", "VARCHAR(9) CHARACTER SET koi8r", "'я'"),
          column("VARCHAR(9) COLLATE utf8mb4_bin", "'Ä'", "VARCHAR(9)", "'Ä'"),
          column("VARBINARY(9)", "x'00FF'", "BLOB", "x'00FF'"),
          column("BLOB", "x'00FF'", "LONGBLOB", "x'00FF'"),
          column("ENUM('A', 'B')", "'B'", "ENUM('A', 'B', 'C')", "2"),
          column("SET('A', 'B')", "'A,B'", "SET('A', 'B', 'C')", "'B,A'"),
          column("JSON", "'{\"a\": 1, \"b\": [1, 2]}'", "JSON", "'{ \"b\":[1,2] , \"a\":1}'"),
          column("JSON", "'{\"a\": 1, \"a\": 2}'", "JSON", "'{\"a\": 2}'"),
          column("JSON", "'\"\\\\u00e4\"'", "JSON", "'\"ä\"'"),
          column(
              "POINT",
              "ST_GeomFromText('POINT(1 2)')",
              "GEOMETRY",
              "ST_GeomFromText('POINT(1.0 2e0)')"),
          column("INT DEFAULT 1", "NULL", "INT DEFAULT 2", "NULL"),
          column("VARCHAR(9) COMMENT 'a'", "''", "VARCHAR(9) COMMENT 'b'", "''"));

  private static final String INSERT = " SELECT 1 id, 2 a, 3 b UNION SELECT 2, 3, 4";

  private static Table table(String source, String target) {
    return new Table(source + INSERT, target + INSERT);
  }

  private static final List<Table> TABLES =
      List.of(
          table(
              "(id INT PRIMARY KEY, a INT, b INT)",
              "(id INT PRIMARY KEY, a INT, b INT) ENGINE=MyISAM"),
          table(
              "(id INT PRIMARY KEY, a INT, b INT)",
              "(id INT PRIMARY KEY, a INT, b INT) ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8"),
          table(
              "(id INT PRIMARY KEY, a INT, b INT)",
              "(id INT PRIMARY KEY, a INT, b INT) PARTITION BY HASH (id) PARTITIONS 4"),
          table("(id INT PRIMARY KEY, a INT, b INT)", "(b INT, a INT, id INT PRIMARY KEY)"),
          table("(id INT PRIMARY KEY, a INT, b INT)", "(ID INT PRIMARY KEY, A INT, B INT)"),
          table(
              "(id INT PRIMARY KEY, a INT, b INT)",
              "(id INT, a INT, b INT, PRIMARY KEY (id DESC))"),
          table(
              "(id INT PRIMARY KEY, a INT, b INT)", "(id INT, a INT, b INT, PRIMARY KEY (id, a))"),
          table("(id INT PRIMARY KEY, a INT, b INT)", "(id INT, a INT, b INT)"),
          table("(id INT, a INT, b INT)", "(id INT, a INT, b INT, KEY (b, a))"),
          table(
              "(id INT NOT NULL, a INT, b INT, UNIQUE one (id))",
              "(id INT NOT NULL, a INT, b INT, UNIQUE other (id))"),
          table(
              "(id INT PRIMARY KEY, a INT, b INT)",
              "(id INT AUTO_INCREMENT PRIMARY KEY, a INT, b INT) AUTO_INCREMENT = 99"),
          table(
              "(id INT PRIMARY KEY, a INT, b INT)",
              "(id INT PRIMARY KEY, a INT, b INT, KEY (a) INVISIBLE, KEY (b DESC)) COMMENT 'x'"),
          table(
              "(id VARCHAR(9) PRIMARY KEY, a INT, b INT)",
              "(id VARCHAR(9) COLLATE utf8mb4_bin PRIMARY KEY, a INT, b INT)"),
          table(
              "(id VARCHAR(9) CHARACTER SET latin1 PRIMARY KEY, a INT, b INT)",
              "(id VARCHAR(9) PRIMARY KEY, a INT, b INT)"),
          table(
              "(id INT PRIMARY KEY, a INT, b INT)",
              "(id BIGINT UNSIGNED PRIMARY KEY, a INT, b INT)"),
          table(
              "(id INT PRIMARY KEY, a INT, b INT, c INT AS (a + b) VIRTUAL)",
              "(id INT PRIMARY KEY, a INT, b INT, c INT AS (a + b) STORED)"));

  @Test
  void rowsThatMeanTheSamePass() {
    assertThat(COLUMNS.size() + TABLES.size()).isGreaterThan(50);
    try (MySqlPair pair = MySqlPair.start()) {
      ValidationFixture fixture = new ValidationFixture(pair, "equal_pairs");
      fixture.createSchema();
      for (Environment side : Environment.values()) {
        fixture.run(side, String.join("; ", statements(side == Environment.BLUE)));
      }

      Report report = fixture.validate(Options.DEFAULT.withChecks(List.of()));

      assertThat(report.failures()).isEmpty();
      assertThat(report.verdict()).isEqualTo(Verdict.PASS);
      assertThat(report.tables()).hasSize(COLUMNS.size() + TABLES.size());
    }
  }

  private static List<String> statements(boolean source) {
    List<String> statements = new ArrayList<>();
    for (Column column : COLUMNS) {
      String name = "t" + statements.size();
      statements.add(
          "CREATE TABLE "
              + name
              + " (id INT PRIMARY KEY, c "
              + (source ? column.source : column.target)
              + ")");
      statements.add(
          "INSERT INTO "
              + name
              + " VALUES (1, "
              + (source ? column.sourceValue : column.targetValue)
              + "), (2, NULL)");
    }
    for (Table table : TABLES) {
      String name = "t" + statements.size();
      String[] parts = (source ? table.source : table.target).split(" (?=SELECT 1)", 2);
      statements.add("CREATE TABLE " + name + " " + parts[0]);
      statements.add("INSERT INTO " + name + " (id, a, b) " + parts[1]);
    }
    return statements;
  }
}
