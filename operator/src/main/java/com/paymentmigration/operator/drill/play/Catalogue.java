package com.paymentmigration.operator.drill.play;

import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.port.DrillAccount;
import java.util.List;
import java.util.function.Supplier;

/**
 * Every drill, in the order in which they are played: from harmless to disturbing, and each after
 * what it builds on.
 */
public final class Catalogue {
  private Catalogue() {}

  /**
   * The drills over an account.
   *
   * @param account what they ask
   * @param codes makes a code that nobody can guess
   */
  public static List<Drill> drills(DrillAccount account, Supplier<String> codes) {
    return List.of(
        new DriftDrill(account.stack()),
        new SecretsRotatedDrill(account.secrets()),
        new MonitoringRoleDrill(account.databases(), account.logs()),
        new DatabaseConnectDrill(account),
        new OrInAlarmDrill(account.alarms()),
        new MailDrill(account, codes),
        new ReplicateDrill(account),
        new ReconcileDrill(account),
        new RollbackNothingDrill(account),
        new ColdStartDrill(account),
        new AuditTrailDrill(account),
        new HeartbeatDrill(account),
        new TagUpdateDrill(account),
        new StandbyFailoverDrill(account),
        new StandbyRestartDrill(account),
        new ChannelResumesDrill(account),
        new FailoverInMoveDrill(),
        new LoginsBehindAlterUserDrill());
  }

  /** What is known of each, without an account. */
  public static List<Plan> plans() {
    DrillAccount nobody =
        new DrillAccount(null, null, null, null, null, null, null, null, null, null);
    return drills(nobody, () -> "").stream().map(Drill::plan).toList();
  }
}
