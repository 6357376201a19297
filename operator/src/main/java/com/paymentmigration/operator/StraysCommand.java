package com.paymentmigration.operator;

import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.RowProof;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code migrate strays}. */
@Command(
    name = "strays",
    description = {
      "Lists what is on one side only: rows that differ, by table, key, side and",
      "time, without their values; transactions that were skipped; and foreign",
      "transactions. Below each row is the statement that shows it on either side.",
      "It changes nothing; docs/runbook.md#rows-differ says how to decide."
    },
    footer = {
      "",
      "Examples:",
      "  ./migrate strays --stack staging-payment-a1b2c3d4",
      "  ./migrate strays --stack staging-payment-a1b2c3d4 --json \\",
      "    | jq -r '.rows[].statement'"
    })
final class StraysCommand extends OperatorCommand {
  /**
   * A row.
   *
   * @param table table
   * @param key its key; card-like digits are masked
   * @param what on which side it is, or in which columns it differs
   * @param foundAt when it was found, ISO-8601
   * @param statement shows the row on either side; empty where its key may be a card's number
   */
  record Row(String table, String key, String what, String foundAt, String statement) {
    static Row of(RowProof.Stray stray) {
      return new Row(
          stray.table(),
          stray.key(),
          stray.what(),
          stray.foundAt().toString(),
          stray.where().isEmpty()
              ? ""
              : "SELECT * FROM `"
                  + stray.table().replace("`", "``")
                  + "` WHERE "
                  + stray.where()
                  + ";");
    }
  }

  /**
   * Everything that is on one side only.
   *
   * @param rows rows that differ
   * @param more whether more differ than are listed
   * @param skipped transactions that were skipped, a line each
   * @param foreign foreign transactions that only the standby has, as a GTID set; empty for none
   */
  record Strays(List<Row> rows, boolean more, List<String> skipped, String foreign) {
    boolean none() {
      return rows.isEmpty() && !more && skipped.isEmpty() && foreign.isEmpty();
    }
  }

  @Override
  int run(Aws aws, DeployedStack stack, Answer answer) {
    RowProof proof = aws.proof(stack).orElse(RowProof.NONE);
    Strays strays =
        new Strays(
            proof.strays().stream().map(Row::of).toList(),
            proof.more(),
            proof.skipped().stream().map(skip -> skip + ", found " + skip.foundAt()).toList(),
            aws.state(stack).state().map(MigrationState::foreign).orElse(""));
    answer.give(strays, () -> text(strays, RowsLook.of(proof)));
    return strays.none() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String text(Strays strays, RowsLook look) {
    List<String> lines = new ArrayList<>();
    lines.add(look.text());
    for (Row row : strays.rows()) {
      lines.add(row.table() + "  " + row.key() + "  " + row.what() + "  found " + row.foundAt());
      lines.add("  " + (row.statement().isEmpty() ? "(key not shown whole)" : row.statement()));
    }
    if (strays.more()) {
      lines.add("and more rows than are listed");
    }
    strays.skipped().forEach(skip -> lines.add("skipped  " + skip));
    if (!strays.foreign().isEmpty()) {
      lines.add("foreign  " + strays.foreign() + "; the command absorb shows what each did");
    }
    return String.join(System.lineSeparator(), lines);
  }
}
