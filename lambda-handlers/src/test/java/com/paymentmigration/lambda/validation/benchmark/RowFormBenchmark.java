package com.paymentmigration.lambda.validation.benchmark;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.RowForm;
import com.paymentmigration.lambda.validation.table.RowHash;
import com.paymentmigration.lambda.validation.table.TablePair;
import com.paymentmigration.lambda.validation.table.TableShape;
import com.paymentmigration.lambda.validation.table.TableShapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which form of a row's hash costs what: processor time of the server and wall time, a row, on one
 * connection of one server. Arguments: rows (1000000), rounds (7).
 */
public final class RowFormBenchmark {
  private static final String PLAIN =
      "id, idempotency_key, merchant_id, amount, currency, status, note";
  private static final String BINARY = "_binary x'FF' COLLATE `binary`";
  private static final String NUMBERS =
      "EXTRACT(YEAR_MONTH FROM created_at), EXTRACT(DAY_MICROSECOND FROM created_at),"
          + " EXTRACT(YEAR_MONTH FROM updated_at), EXTRACT(DAY_MICROSECOND FROM updated_at)";
  private static final String MARK = "_binary x'FE'";

  private RowFormBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
    try (MySqlPair pair = MySqlPair.start(List.of("--innodb-buffer-pool-size=1G"))) {
      ValidationFixture fixture = new ValidationFixture(pair, "bench");
      fixture.createSchema();
      List<String> load = new ArrayList<>(List.of("USE bench"));
      load.addAll(PaymentTable.statements(rows));
      pair.blue().execute(load);
      List<ProcessHandle> server = List.of(ValidationBenchmark.process(pair.blue()));
      try (Session session = fixture.server(Environment.BLUE, TestAccounts.ADMIN).open()) {
        List<Contender> contenders = new ArrayList<>();
        forms(session)
            .forEach((name, sql) -> contenders.add(new Contender(name, () -> session.row(sql))));
        for (int round = 0; round < rounds; round++) {
          for (Contender contender : contenders) {
            contender.run(server);
          }
        }
        System.out.println("| form | processor time a row | time a row |\n|---|---|---|");
        contenders.forEach(contender -> System.out.println(contender.perRow(rows)));
      }
    }
  }

  private static Map<String, String> forms(Session session) {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("`COUNT(*)`", "SELECT COUNT(*) FROM payment FORCE INDEX (PRIMARY)");
    forms.put(
        "CRC32 as pt-table-checksum writes it, 32 bits",
        "SELECT COUNT(*), BIT_XOR(CRC32(CONCAT_WS('#', "
            + PLAIN
            + ", created_at, UNIX_TIMESTAMP(updated_at), CONCAT(ISNULL(note),"
            + " ISNULL(updated_at))))) FROM payment FORCE INDEX (PRIMARY)");
    forms.put(
        "MD5, columns converted to one character set, dates as text, every NULL marked",
        md5("_binary x'FF', " + PLAIN + ", " + MARK + ", created_at, updated_at, " + MARK));
    forms.put(
        "MD5, binary, dates as text, every NULL marked",
        md5(BINARY + ", " + PLAIN + ", " + MARK + ", created_at, updated_at, " + MARK));
    forms.put(
        "MD5, binary, dates as numbers, every NULL marked",
        md5(BINARY + ", " + PLAIN + ", " + MARK + ", " + NUMBERS + ", " + MARK));
    TableShape shape = TableShapes.read(session).get(PaymentTable.NAME);
    for (RowHash hash : RowHash.values()) {
      forms.put(
          "**the engine's own, " + hash + "**",
          new TablePair(shape, shape, RowForm.of(hash)).digest(KeyRange.ALL));
    }
    forms.put(
        "the engine's text without a hash",
        "SELECT COUNT(*), MAX(LENGTH(CONCAT_WS("
            + String.join(", ", BINARY, PLAIN, MARK, NUMBERS)
            + "))) FROM payment FORCE INDEX (PRIMARY)");
    return forms;
  }

  private static String md5(String tokens) {
    return "SELECT COUNT(*), HEX(BIT_XOR(CAST(MD5(CONCAT_WS("
        + tokens
        + ")) AS BINARY))) FROM payment FORCE INDEX (PRIMARY)";
  }
}
