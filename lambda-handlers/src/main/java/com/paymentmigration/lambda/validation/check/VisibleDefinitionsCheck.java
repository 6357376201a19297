package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.compare.Both;
import com.paymentmigration.lambda.validation.server.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * Our account can list every column, view, trigger, event and routine of the schema.
 * information_schema leaves out what an account holds no privilege for, without a word: what is
 * hidden on both sides would be equal. Derived from the grants, because what is hidden cannot be
 * counted. Which privilege shows what: Reference Manual 8.0, "INFORMATION_SCHEMA Tables" of each.
 */
public final class VisibleDefinitionsCheck implements Check {
  @Override
  public String name() {
    return "visible-definitions";
  }

  @Override
  public Outcome run(CheckContext context) {
    Both<List<String>> hidden =
        context.lane().both(session -> hidden(Grants.of(session), newer(session)));
    List<String> evidence = new ArrayList<>();
    hidden.source().forEach(line -> evidence.add("source: " + line));
    hidden.target().forEach(line -> evidence.add("target: " + line));
    return new Outcome(
        evidence.isEmpty() ? Verdict.PASS : Verdict.UNKNOWN,
        "what our account may list on both sides",
        evidence);
  }

  /** Whether the server knows the privilege SHOW_ROUTINE, which came with 8.0.20. */
  private static boolean newer(Session session) {
    return session.rows("SHOW PRIVILEGES").stream()
        .anyMatch(row -> row.get(0).equalsIgnoreCase("SHOW_ROUTINE"));
  }

  /**
   * What an account with {@code grants} cannot list, a line each.
   *
   * @param showRoutine whether the server knows SHOW_ROUTINE
   */
  static List<String> hidden(Grants grants, boolean showRoutine) {
    List<String> hidden = new ArrayList<>();
    if (!grants.onSchema("SELECT") && !grants.readInColumns().isEmpty()) {
      hidden.add(
          "columns of "
              + String.join(", ", grants.readInColumns())
              + " may be hidden: needs SELECT on the whole table");
    }
    need(hidden, "views", grants.onSchema("SELECT") && grants.onSchema("SHOW VIEW"), "SHOW VIEW");
    need(hidden, "triggers", grants.onSchema("TRIGGER"), "TRIGGER");
    need(hidden, "events", grants.onSchema("EVENT"), "EVENT");
    boolean routines = grants.globally("SELECT") || grants.globally("SHOW_ROUTINE");
    need(
        hidden,
        "routines",
        routines,
        showRoutine ? "SHOW_ROUTINE on *.*" : "SELECT on *.* (this server knows no SHOW_ROUTINE)");
    return hidden;
  }

  private static void need(List<String> hidden, String what, boolean visible, String privilege) {
    if (!visible) {
      hidden.add(what + " may be hidden: needs " + privilege);
    }
  }
}
