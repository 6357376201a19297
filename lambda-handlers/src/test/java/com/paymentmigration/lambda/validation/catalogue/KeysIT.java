package com.paymentmigration.lambda.validation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.RowForm;
import com.paymentmigration.lambda.validation.table.RowHash;
import com.paymentmigration.lambda.validation.table.TablePair;
import com.paymentmigration.lambda.validation.table.TableShape;
import com.paymentmigration.lambda.validation.table.TableShapes;
import com.paymentmigration.lambda.validation.work.Options;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of every type and at every place: what differs is found, and named by its key. */
class KeysIT {
  private static final Options ROWS = Options.DEFAULT.withChecks(List.of()).withLanes(4);

  private static MySqlPair pair;
  private static ValidationFixture fixture;

  @BeforeAll
  static void startServers() {
    pair = MySqlPair.start();
    fixture = new ValidationFixture(pair, "keys_it");
  }

  @AfterAll
  static void stopServers() {
    pair.close();
  }

  @BeforeEach
  void createSchema() {
    fixture.createSchema();
  }

  private static void both(String statements) {
    fixture.run(Environment.BLUE, statements);
    fixture.run(Environment.GREEN, statements);
  }

  @Test
  void rowsAreNamedWhateverTheTypeOfTheKeyAndItsPlace() {
    List<KeyTable> tables = KeyTable.all();
    tables.forEach(table -> both(table.create()));
    assertThat(fixture.validate(ROWS).failures()).isEmpty();

    tables.forEach(table -> fixture.run(Environment.GREEN, table.change()));
    Report report = fixture.validate(ROWS);

    SoftAssertions softly = new SoftAssertions();
    for (KeyTable table : tables) {
      softly
          .assertThat(
              report.failures().stream()
                  .filter(failure -> failure.startsWith(table.name() + ": "))
                  .toList())
          .containsExactlyInAnyOrderElementsOf(table.named());
    }
    softly.assertAll();
  }

  @Test
  void differencesInTheFirstAMiddleAndTheLastPartOfALargeTableAreNamed() {
    List<String> keys =
        List.of(
            "id",
            "currency, id",
            "id DESC",
            "m, id",
            "m DESC, id",
            "y, id",
            "f, id",
            "b, id",
            "s DESC, id",
            "name(20)");
    for (int at = 0; at < keys.size(); at++) {
      both(
          "CREATE TABLE t"
              + at
              + " (id INT NOT NULL, m VARCHAR(9) CHARACTER SET cp1251 NOT NULL, currency"
              + " ENUM('EUR','USD') NOT NULL, y YEAR NOT NULL, f FLOAT NOT NULL, b BIT(3) NOT NULL, s"
              + " SET('x', 'y', 'z') NOT NULL, name VARCHAR(99)"
              + " NOT NULL, c INT, PRIMARY KEY ("
              + keys.get(at)
              + "))");
      both(
          "INSERT INTO t"
              + at
              + " SELECT n, CONCAT('m', n % 7), 1 + n % 2, 2000 + n % 9, n / 8, n % 8, n % 8, CONCAT('name ', n),"
              + " n FROM (SELECT a.n + 100 * b.n + 10000 * c.n + 1 n FROM "
              + digits("a", 100)
              + ", "
              + digits("b", 100)
              + ", "
              + digits("c", 3)
              + ") numbers");
      fixture.run(
          Environment.GREEN,
          "UPDATE t" + at + " SET c = -1 WHERE id IN (1, 2, 15000, 15001, 29999, 30000)");
    }

    Report report = fixture.validate(ROWS);

    SoftAssertions softly = new SoftAssertions();
    for (int at = 0; at < keys.size(); at++) {
      String table = "t" + at;
      softly
          .assertThat(
              report.failures().stream().filter(line -> line.startsWith(table + ": ")).toList())
          .as("%s with key %s", table, keys.get(at))
          .hasSize(6)
          .allMatch(line -> line.endsWith("differs in c"));
    }
    softly.assertAll();
  }

  private static String digits(String name, int count) {
    List<String> rows = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      rows.add("SELECT " + n + (n == 0 ? " n" : ""));
    }
    return "(" + String.join(" UNION ALL ", rows) + ") " + name;
  }

  /** An element with a quote, and the error value 0, are in the way of counting elements. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "k ENUM('it''s', 'b', 'c', ''), PRIMARY KEY (k, id)",
        "k SET('x', 'y', 'z'), PRIMARY KEY (k DESC, id)",
        "k BIT(3), PRIMARY KEY (k, id)",
        "m INT DEFAULT 1, k ENUM('a', 'b', 'c', 'd'), PRIMARY KEY (m, k, id)"
      })
  void aRangeOfAKeyByNumberOfElementReadsItsPartOfTheTable(String columns) {
    both(
        "SET sql_mode = ''; CREATE TABLE t (id INT NOT NULL, "
            + columns
            + "); INSERT INTO t (id, k) SELECT a.n + 100 * b.n, a.n % 5 FROM "
            + digits("a", 100)
            + ", "
            + digits("b", 100)
            + "; ANALYZE TABLE t");
    List<String> plan = new ArrayList<>();
    List<Key> keys = new ArrayList<>();
    try (Session session = fixture.server(Environment.BLUE, TestAccounts.ADMIN).open()) {
      TableShape shape = TableShapes.read(session).get("t");
      TablePair pair = new TablePair(shape, shape, RowForm.of(RowHash.SHA1));
      assertThat(pair.order().orElseThrow().indexed()).isTrue();
      Key after = null;
      long rows = 0;
      for (int chunk = 0; chunk < 11; chunk++) {
        List<List<String>> next = session.rows(pair.boundary(new KeyRange(after, null), 1000));
        Key upTo = next.isEmpty() ? null : new Key(next.get(0));
        keys.add(upTo);
        String digest = pair.digest(new KeyRange(after, upTo));
        rows += Long.parseLong(session.row(digest).get(0));
        List<String> explained = session.row("EXPLAIN " + digest);
        plan.add(explained.get(4) + " " + explained.get(9));
        after = upTo;
      }
      assertThat(rows).isEqualTo(10_000);
    }
    assertThat(keys).containsOnlyOnce((Key) null).endsWith((Key) null);
    assertThat(plan).allMatch(line -> line.matches("range [0-9]{1,4}"));
  }

  @Test
  void aKeyWhoseBytesNoOtherCharacterSetHasIsMissedByNobody() {
    both(
        "CREATE TABLE t (id VARCHAR(20) CHARACTER SET cp1251 PRIMARY KEY, v INT);"
            + " INSERT INTO t VALUES (_cp1251 x'41', 2)");
    fixture.run(Environment.BLUE, "INSERT INTO t VALUES (_cp1251 x'D098', 1)");

    Report report = fixture.validate(ROWS);

    assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(report.failures()).containsExactly("t: row id=x'D098': missing on the target");
  }

  @Test
  void aKeyThatDoesNotSurviveTheWayBetweenCharacterSetsIsUnknown() {
    fixture.run(
        Environment.BLUE,
        "CREATE TABLE t (id VARCHAR(20) CHARACTER SET cp1251 PRIMARY KEY, v INT);"
            + " INSERT INTO t VALUES (_cp1251 x'D098', 1), (_cp1251 x'D03F', 1)");
    fixture.run(
        Environment.GREEN,
        "CREATE TABLE t (id VARCHAR(20) CHARACTER SET utf8mb4 PRIMARY KEY, v INT);"
            + " INSERT INTO t VALUES (CONVERT(_cp1251 x'D03F' USING utf8mb4), 1)");

    Report report = fixture.validate(ROWS);

    assertThat(report.verdict()).isNotEqualTo(Verdict.PASS);
  }

  @Test
  void aPlanOverManyKeysOfStrangeBytesEnds() {
    both("CREATE TABLE t (id VARCHAR(80) CHARACTER SET cp1251 COLLATE cp1251_bin PRIMARY KEY)");
    both(
        "INSERT INTO t SELECT CONVERT(CAST(CONCAT(CHAR(208 + n % 2), CHAR(144 + n % 48), n) AS"
            + " BINARY) USING cp1251) FROM (SELECT a.n + 100 * b.n n FROM "
            + digits("a", 100)
            + ", "
            + digits("b", 100)
            + ", "
            + digits("c", 2).replace("SELECT 1", "SELECT 0 FROM dual WHERE FALSE")
            + ") numbers");
    fixture.run(Environment.GREEN, "DELETE FROM t ORDER BY id DESC LIMIT 1");

    Report report = fixture.validate(ROWS);

    assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(report.failures()).hasSize(1).allMatch(line -> line.endsWith("on the target"));
  }
}
