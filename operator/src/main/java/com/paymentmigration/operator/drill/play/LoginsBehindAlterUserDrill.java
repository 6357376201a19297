package com.paymentmigration.operator.drill.play;

import com.paymentmigration.operator.drill.AccountQuestion;
import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.DrillSite;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.Plan;
import java.time.Duration;
import java.util.List;

/** By hand: it needs SQL of its own, and no deployed function runs what it is sent. */
final class LoginsBehindAlterUserDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "logins-behind-alter-user",
          "A login succeeds while an ALTER USER waits for a metadata lock on the grant tables",
          "on 8.0.12 logins wait behind it; whether Aurora's 8.0 does decides how a fence must order"
              + " its statements",
          "creates and drops an account without rights on the writer",
          Effect.BY_HAND,
          Duration.ofMinutes(15),
          List.of(AccountQuestion.LOGINS_BEHIND_ALTER_USER.number()));

  @Override
  public Plan plan() {
    return PLAN;
  }

  @Override
  public Outcome play(DrillRun run) {
    throw new IllegalStateException("played by hand");
  }

  @Override
  public List<String> byHand(DrillSite site) {
    return List.of(
        "-- three SQL prompts on the writer, as admin (docs/sql-prompt.md); prompt 1:",
        "SELECT VERSION(), @@aurora_version;",
        "CREATE USER 'drill'@'%' IDENTIFIED BY RANDOM PASSWORD ACCOUNT LOCK;",
        "START TRANSACTION; SELECT COUNT(*) FROM mysql.user;",
        "-- prompt 2; it should wait, and SHOW PROCESSLIST in prompt 1 should say so:",
        "ALTER USER 'drill'@'%' ACCOUNT LOCK;",
        "-- prompt 3: open it now, as docs/sql-prompt.md says. Does it come while prompt 2 waits?",
        "SELECT 'the login got past';",
        "-- prompt 1, in any case:",
        "ROLLBACK;",
        "DROP USER 'drill'@'%';");
  }
}
