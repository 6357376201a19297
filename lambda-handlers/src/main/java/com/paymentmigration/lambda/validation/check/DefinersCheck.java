package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.server.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * Every account that views, triggers, routines and events of the target run as exists there.
 * Without it the first statement that needs the object fails with error 1449.
 */
public final class DefinersCheck implements Check {
  private static final String DEFINERS =
      """
      SELECT definer, MIN(object), COUNT(*) FROM (
        SELECT definer, CONCAT('view ', table_name) object FROM information_schema.views
          WHERE table_schema = DATABASE() AND security_type = 'DEFINER'
        UNION ALL SELECT definer, CONCAT('trigger ', trigger_name) FROM information_schema.triggers
          WHERE trigger_schema = DATABASE()
        UNION ALL SELECT definer, CONCAT('routine ', routine_name) FROM information_schema.routines
          WHERE routine_schema = DATABASE() AND security_type = 'DEFINER'
        UNION ALL SELECT definer, CONCAT('event ', event_name) FROM information_schema.events
          WHERE event_schema = DATABASE()) all_objects
      GROUP BY definer ORDER BY definer
      """;

  /** Accounts by their privileges, USAGE at least: read from memory, so that no lock is taken. */
  private static final String EXISTS =
      "SELECT COUNT(*) FROM information_schema.user_privileges WHERE grantee = ";

  @Override
  public String name() {
    return "definers";
  }

  @Override
  public Outcome run(CheckContext context) {
    return context.lane().target(DefinersCheck::look);
  }

  private static Outcome look(Session session) {
    List<List<String>> definers = session.rows(DEFINERS);
    String lookedAt = definers.size() + " definers of the target";
    if (!definers.isEmpty() && !Accounts.listable(session)) {
      return new Outcome(Verdict.UNKNOWN, lookedAt, List.of("target: " + Accounts.NOT_LISTABLE));
    }
    List<String> wrong = new ArrayList<>();
    for (List<String> row : definers) {
      String grantee = Accounts.grantee(row.get(0));
      if ("0".equals(session.value(EXISTS + Accounts.literal(grantee)))) {
        wrong.add(
            grantee
                + ": no such account on the target, definer of "
                + row.get(1)
                + (row.get(2).equals("1") ? "" : " and of " + (count(row) - 1) + " more"));
      }
    }
    return Outcome.of(lookedAt, wrong);
  }

  private static long count(List<String> row) {
    return Long.parseLong(row.get(2));
  }
}
