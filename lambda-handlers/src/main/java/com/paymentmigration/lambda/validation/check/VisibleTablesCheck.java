package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.compare.Both;
import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * Our account sees every table of the schema. information_schema leaves out what an account may not
 * read, so that a table hidden on both sides would be missed without a word.
 */
public final class VisibleTablesCheck implements Check {
  private static final String ALL =
      """
      SELECT COUNT(DISTINCT SUBSTRING_INDEX(REPLACE(name, '#p#', '#P#'), '#P#', 1))
      FROM information_schema.DICTIONARY WHERE name LIKE CONCAT(REPLACE(REPLACE(DATABASE(),
        '_', '\\\\_'), '%', '\\\\%'), '/%') AND name NOT LIKE '%/FTS\\\\_%'
      """;

  private static final String VISIBLE =
      """
      SELECT COUNT(*) FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND engine = 'InnoDB'
      """;

  @Override
  public String name() {
    return "visible-tables";
  }

  @Override
  public Outcome run(CheckContext context) {
    Both<String> hidden = context.lane().both(VisibleTablesCheck::hidden);
    List<String> evidence = new ArrayList<>();
    if (!hidden.source().isEmpty()) {
      evidence.add("source: " + hidden.source());
    }
    if (!hidden.target().isEmpty()) {
      evidence.add("target: " + hidden.target());
    }
    return new Outcome(
        evidence.isEmpty() ? Verdict.PASS : Verdict.UNKNOWN,
        "what our account may read on both sides",
        evidence);
  }

  private static String hidden(Session session) {
    if (Grants.of(session).onSchema("SELECT")) {
      return "";
    }
    try {
      long all =
          Long.parseLong(
              session.value(
                  ALL.replace("DICTIONARY", session.version().dictionaryPrefix() + "tables")));
      long visible = Long.parseLong(session.value(VISIBLE));
      return all > visible
          ? "permission missing to read " + (all - visible) + " of " + all + " tables"
          : "";
    } catch (CouldNotVerifyException noProcessPrivilege) {
      return "our account has neither SELECT on the whole schema nor PROCESS: tables may be hidden";
    }
  }
}
