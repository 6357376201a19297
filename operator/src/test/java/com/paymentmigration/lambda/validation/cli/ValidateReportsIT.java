package com.paymentmigration.lambda.validation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import com.paymentmigration.lambda.validation.ValidationFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import picocli.CommandLine;

class ValidateReportsIT {
  private static final String CARD = "4111111111111111";

  private static MySqlPair pair;
  private static ValidationFixture fixture;
  private static ValidationFixture second;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path directory;

  @BeforeAll
  static void startServers() {
    pair = MySqlPair.start();
    fixture = new ValidationFixture(pair, "shop");
    second = new ValidationFixture(pair, "ledger");
  }

  @AfterAll
  static void stopServers() {
    pair.close();
  }

  @BeforeEach
  void createTable() {
    fixture.createSchema();
    second.createSchema();
    both(
        fixture,
        "CREATE TABLE t (id INT PRIMARY KEY, c INT, amount DECIMAL(10,2), currency CHAR(3));"
            + " INSERT INTO t VALUES (1, 1, 10.50, 'EUR'), (2, 2, 2.25, 'EUR'), (3, 3, 7, 'USD')");
    both(second, "CREATE TABLE l (id INT PRIMARY KEY, c INT); INSERT INTO l VALUES (1, 1)");
  }

  private static void both(ValidationFixture schema, String statements) {
    for (Environment side : Environment.values()) {
      schema.run(side, statements);
    }
  }

  private int run(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--tls=required"));
    boolean named = Arrays.stream(more).anyMatch(argument -> argument.startsWith("--schema="));
    arguments.add("--source=localhost:" + pair.blue().port() + (named ? "" : "/shop"));
    arguments.add("--target=localhost:" + pair.green().port() + (named ? "" : "/shop"));
    arguments.addAll(List.of(more));
    Map<String, String> variables = new TreeMap<>();
    variables.put("VALIDATE_USER", TestAccounts.ADMIN);
    variables.put("VALIDATE_PASSWORD", pair.accounts().password(TestAccounts.ADMIN));
    out.getBuffer().setLength(0);
    CommandLine command = Validate.commandLine(variables);
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments.toArray(new String[0]));
  }

  private JsonNode json(String... more) throws IOException {
    Path file = directory.resolve("report.json");
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--json=" + file);
    run(arguments.toArray(new String[0]));
    assertThat(ReportSchema.errors(Files.readString(file))).isEmpty();
    return new ObjectMapper().readTree(file.toFile());
  }

  private Path accepting(String finding, String reason) throws IOException {
    Map<String, Object> entry = new TreeMap<>();
    entry.put("finding", finding);
    entry.put("reason", reason);
    return Files.writeString(
        directory.resolve("accepted.json"),
        new ObjectMapper().writeValueAsString(Map.of("accepted", List.of(entry))));
  }

  @Test
  void theReportSaysWhichServersWereComparedHowAndWithWhatOptions() throws IOException {
    JsonNode report = json("--lanes=3");
    JsonNode schema = report.path("schemas").path(0);

    assertThat(report.path("options").path("--lanes").asText()).isEqualTo("3");
    assertThat(report.path("options").path("--hash").asText()).isEqualTo("SHA1");
    for (String side : List.of("source", "target")) {
      JsonNode server = schema.path(side);
      assertThat(server.path("version").asText()).startsWith("8.0.");
      assertThat(server.path("uuid").asText()).hasSize(36);
      assertThat(server.path("host").asText()).isNotEmpty();
      assertThat(server.path("account").asText()).startsWith("admin@");
      assertThat(server.path("tlsMode").asText()).isEqualTo("REQUIRED");
      assertThat(server.path("tlsVersion").asText()).startsWith("TLSv1");
      assertThat(server.path("cipher").asText()).isNotEmpty();
    }
    assertThat(schema.path("source").path("uuid").asText())
        .isEqualTo(pair.blue().value("SELECT @@server_uuid"));
  }

  @Test
  void sumsOfMoneyAreShownAndThoseThatDifferWithBothValues() {
    run();
    assertThat(out.toString())
        .contains("note: money-proof: t EUR: 2 rows, amount 12.75 on both sides")
        .contains("note: money-proof: t USD: 1 rows, amount 7.00 on both sides");

    fixture.run(Environment.GREEN, "UPDATE t SET amount = 2.20 WHERE id = 2");
    assertThat(run()).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "money-proof: t EUR: the sums differ: 2 rows, amount 12.70, on the source 2 rows,"
                + " amount 12.75")
        .contains("FAIL: 3 of 3 rows compared")
        .contains("rows that differ: 1;");
  }

  @Test
  void reportsOfEveryVerdictHaveThePublishedForm() throws IOException {
    assertThat(json("--no-checks").path("badge").asText()).isEqualTo("PASS (partial)");
    fixture.run(Environment.GREEN, "DELETE FROM t WHERE id = 1; ALTER TABLE t ADD KEY i (c)");
    assertThat(json().path("verdict").asText()).isEqualTo("FAIL");
    assertThat(json("--tables=nowhere", "--no-checks").path("verdict").asText())
        .isEqualTo("UNKNOWN");
    assertThat(ReportSchema.errors("{\"schemaVersion\": 1}")).isNotEmpty();
  }

  @Test
  void continuousIntegrationReadsTablesAndChecksAsCases() throws Exception {
    both(fixture, "CREATE TABLE `<b>` (id INT PRIMARY KEY)");
    fixture.run(Environment.GREEN, "UPDATE t SET c = 9 WHERE id = 2");
    Path file = directory.resolve("junit.xml");

    assertThat(run("--junit=" + file, "--tables=t,<b>")).isEqualTo(1);

    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("name")).isEqualTo("shop: FAIL (partial)");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(Integer.parseInt(suite.getAttribute("tests")))
        .isEqualTo(document.getElementsByTagName("testcase").getLength());
    Element failure = (Element) document.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("row id=2: differs in c");
    assertThat(Files.readString(file)).contains("name=\"&lt;b&gt;\"");
  }

  @Test
  void reportsAreForTheirOwnerOnlyAndDoNotFollowALink() throws IOException {
    Path victim = Files.writeString(directory.resolve("victim"), "mine");
    Path link = Files.createSymbolicLink(directory.resolve("link"), victim);
    Path file = Files.writeString(directory.resolve("report.html"), "old");

    assertThat(run("--json=" + link)).isEqualTo(2);
    assertThat(err.toString()).contains("--json: received " + link + ", a symbolic link");
    assertThat(victim).hasContent("mine");

    run("--html=" + file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).contains("Data validation");
  }

  @Test
  void anAcceptedFindingPassesAndIsRepeatedEverywhere() throws IOException {
    fixture.run(Environment.GREEN, "ALTER TABLE t ADD KEY i (c)");
    String accept = "--accept=" + accepting("indexes: t.i: on the target only", "for reports");

    assertThat(run(accept)).isZero();
    assertThat(out.toString())
        .contains("accepted: indexes: t.i: on the target only (accepted: for reports)")
        .contains("PASS (1 finding accepted): ");
    JsonNode accepted = json(accept).path("schemas").path(0).path("accepted").path(0);
    assertThat(accepted.path("reason").asText()).isEqualTo("for reports");
  }

  @Test
  void anotherFindingOfTheSameObjectIsNotAccepted() throws IOException {
    fixture.run(Environment.GREEN, "ALTER TABLE t ADD KEY j (c)");

    assertThat(run("--accept=" + accepting("indexes: t.i: on the target only", "for reports")))
        .isEqualTo(1);
    assertThat(out.toString())
        .contains("indexes: t.j: on the target only")
        .contains("warning: accepted and not found: indexes: t.i: on the target only");
  }

  @Test
  void rowsThatDifferAreNeverAccepted() throws IOException {
    fixture.run(Environment.GREEN, "UPDATE t SET c = 9 WHERE id = 2");

    assertThat(run("--accept=" + accepting("t: row id=2: differs in c", "known"))).isEqualTo(2);
    assertThat(err.toString()).contains("Rows that differ cannot be accepted");
  }

  @Test
  void anEntryWithoutAReasonOrOfAnUnknownCheckIsRefusedBeforeAnythingIsConnected()
      throws IOException {
    assertThat(run("--accept=" + accepting("indexes: t.i: on the target only", " "))).isEqualTo(2);
    assertThat(err.toString()).contains("--accept: reason: received nothing");
    assertThat(run("--accept=" + accepting("indices: t.i: missing", "x"))).isEqualTo(2);
    assertThat(
            run("--accept=" + Files.writeString(directory.resolve("bad.json"), "{\"accept\": 1}")))
        .isEqualTo(2);
    assertThat(run("--accept=" + directory.resolve("none.json"))).isEqualTo(2);
  }

  @Test
  void severalSchemasAreOneRunWithTheWorstVerdict() throws IOException {
    second.run(Environment.GREEN, "UPDATE l SET c = 2");

    JsonNode report = json("--schema=shop,ledger");

    assertThat(report.path("verdict").asText()).isEqualTo("FAIL");
    assertThat(report.path("schemas").path(0).path("badge").asText()).isEqualTo("PASS");
    assertThat(report.path("schemas").path(1).path("badge").asText()).isEqualTo("FAIL");
    assertThat(out.toString())
        .contains("ledger: l: row id=1: differs in c")
        .contains("FAIL: 2 schemas: shop PASS, ledger FAIL");
  }

  @Test
  void aSchemaMayHaveAnotherNameOnTheTarget() {
    pair.green()
        .execute(
            "DROP DATABASE IF EXISTS renamed",
            "CREATE DATABASE renamed",
            "CREATE TABLE renamed.l LIKE ledger.l",
            "INSERT INTO renamed.l SELECT * FROM ledger.l");

    assertThat(run("--schema=ledger=renamed", "--no-checks")).as(err.toString()).isZero();
  }

  @Test
  void whatIsIgnoredIsNotLookedAtAndItsReasonIsRepeated() {
    fixture.run(
        Environment.GREEN,
        "CREATE TABLE heartbeat (id INT PRIMARY KEY); UPDATE t SET c = 9 WHERE id = 2;"
            + " ALTER TABLE t MODIFY c BIGINT");

    assertThat(run()).isEqualTo(1);
    assertThat(
            run("--ignore-table=heartbeat=of the monitoring", "--ignore-column=t.C=computed anew"))
        .as(out.toString())
        .isZero();
    assertThat(out.toString())
        .contains("PASS (partial): ")
        .contains("without the table heartbeat (of the monitoring)")
        .contains("without the column t.C (computed anew)");
  }

  @Test
  void whatCannotBeIgnoredIsRefused() {
    assertThat(run("--ignore-table=t")).isEqualTo(2);
    assertThat(run("--ignore-table=t=")).isEqualTo(2);
    assertThat(err.toString()).contains("--ignore-table: received 't' without a reason");
    assertThat(run("--ignore-table=nowhere=because")).isEqualTo(2);
    assertThat(out.toString()).contains("ignored table nowhere is on neither side");
    assertThat(run("--ignore-column=t.id=because")).isEqualTo(2);
    assertThat(out.toString()).contains("ignored column t.id is a part of the key");
  }

  @Test
  void aConditionComparesTheRowsThatSatisfyItOnly() {
    fixture.run(Environment.GREEN, "UPDATE t SET c = 9 WHERE id = 3");

    assertThat(run("--where=t=id < 3 OR id = 4", "--no-checks")).isZero();
    assertThat(out.toString()).contains("2 of 2 rows").contains("of t only where id < 3 OR id = 4");
    assertThat(run("--where=t=id >= 3", "--no-checks")).isEqualTo(1);
    assertThat(out.toString()).contains("t: row id=3: differs in c");
    assertThat(run("--where=t=c < 9", "--no-checks")).isEqualTo(1);
    assertThat(out.toString()).contains("t: row id=3: missing on the target");
  }

  @Test
  void aConditionThatIsNotWholeInItselfIsRefused() {
    for (String condition :
        List.of("1) OR (1", "id < 3 -- ", "id < 3; SELECT 1", "c = 'a", "(id", "")) {
      assertThat(run("--where=t=" + condition)).as(condition).isEqualTo(2);
    }
    assertThat(err.toString()).contains("--where: received a comment or a semicolon for 't'");
  }

  @Test
  void eachSideHasItsOwnTlsModeAndAuthorities() throws IOException {
    JsonNode report =
        json("--target-tls=verify_identity", "--target-authorities=" + pair.certificateAuthority());

    assertThat(report.path("verdict").asText()).isEqualTo("PASS");
    JsonNode schema = report.path("schemas").path(0);
    assertThat(schema.path("source").path("tlsMode").asText()).isEqualTo("REQUIRED");
    assertThat(schema.path("target").path("tlsMode").asText()).isEqualTo("VERIFY_IDENTITY");
    assertThat(run("--source-authorities=" + pair.certificateAuthority())).isEqualTo(2);
    assertThat(err.toString()).contains("--source-authorities: received with --tls=REQUIRED");
  }

  @Test
  void theStatementsThatAreWrittenMakeTheTargetEqual() throws IOException {
    both(
        fixture,
        "CREATE TABLE wide (k VARCHAR(20) CHARACTER SET cp1251, n INT, b VARBINARY(20), f FLOAT,"
            + " d DOUBLE, m DATETIME(6), z DATE, y YEAR, j JSON, e ENUM('a', 'ü'), s SET('x', 'y'),"
            + " bits BIT(9), g GEOMETRY, x TEXT CHARACTER SET utf16, p DECIMAL(20,4), t TIME(3),"
            + " ts TIMESTAMP NULL, made INT AS (n + 1), PRIMARY KEY (k, n));"
            + " CREATE TABLE u (id INT PRIMARY KEY, name VARCHAR(20), UNIQUE (name));"
            + " INSERT INTO u VALUES (1, 'one'), (2, 'two'), (3, 'it''s')");
    fixture.run(
        Environment.BLUE,
        "INSERT INTO wide (k, n, b, f, d, m, z, y, j, e, s, bits, g, x, p, t, ts) VALUES"
            + " (_utf8mb4 'Привет', 1, x'00FF27', 0.1, 1e-300, '2024-02-29 23:59:59.123456',"
            + " '2024-02-29', 2024, '{\"a\": \"\\\\u00fc''\"}', 'ü', 'x,y', b'101010101',"
            + " ST_GeomFromText('POINT(1 2)'), 'a''b\\\\c', -12.3400, '-12:34:56.789',"
            + " '2024-07-01 12:00:00'), ('', -5, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '',"
            + " NULL, NULL, '', NULL, NULL, NULL); INSERT INTO t VALUES (4, NULL, 1, 'EUR');"
            + " UPDATE t SET c = 5 WHERE id = 1");
    fixture.run(
        Environment.GREEN,
        "INSERT INTO t VALUES (9, 9, 9, 'USD'); DELETE FROM u WHERE id = 2;"
            + " UPDATE u SET name = 'x' WHERE id = 1; UPDATE u SET name = 'one' WHERE id = 3;"
            + " INSERT INTO wide (k, n) VALUES ('', -5)");
    Path fix = directory.resolve("fix.sql");
    assertThat(run("--fix=" + fix)).isEqualTo(1);
    String script = Files.readString(fix);

    pair.green().execute(statements(script));

    assertThat(run()).as(out + script).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fix)))
        .isEqualTo("rw-------");
  }

  private static List<String> statements(String script) {
    List<String> statements = new ArrayList<>(List.of("USE shop"));
    script
        .lines()
        .filter(line -> !line.startsWith("--"))
        .reduce((one, other) -> one + "\n" + other)
        .ifPresent(text -> statements.addAll(List.of(text.split(";\\n?"))));
    return statements;
  }

  @Test
  void noCardNumberIsWrittenAndWhatIsLeftOutIsNamed() throws IOException {
    both(
        fixture,
        "CREATE TABLE pans (pan VARCHAR(30) PRIMARY KEY, c INT); CREATE TABLE cards (id INT PRIMARY"
            + " KEY, n BIGINT, x BLOB, c INT); INSERT INTO cards VALUES (1, 1, 'a', 1), (2, 2, 'b', 2)");
    fixture.run(
        Environment.BLUE,
        "INSERT INTO pans VALUES ('"
            + CARD
            + "', 1); INSERT INTO cards VALUES (3, "
            + CARD
            + ", 'c', 3); UPDATE cards SET x = '"
            + CARD
            + "', c = 7 WHERE id = 2");
    Path fix = directory.resolve("fix.sql");

    assertThat(run("--fix=" + fix, "--tables=pans,cards", "--no-checks")).isEqualTo(1);

    String script = Files.readString(fix);
    assertThat(script)
        .doesNotContain(CARD)
        .doesNotContain(HexFormat.of().formatHex(CARD.getBytes(StandardCharsets.US_ASCII)))
        .contains("-- Left out: pans: row pan='411111******1111': its key may be a card number")
        .contains("-- Left out: cards: row id=3: column n may hold a card number")
        .contains("-- Left out: cards: row id=2: column x may hold a card number")
        .contains("UPDATE `shop`.`cards` SET `c` = 7 WHERE `id` IN (2) LIMIT 1;");
  }
}
