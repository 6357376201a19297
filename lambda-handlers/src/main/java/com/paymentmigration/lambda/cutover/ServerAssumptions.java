package com.paymentmigration.lambda.cutover;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What must hold on each server, whichever its role: a list that a reader can check. */
final class ServerAssumptions {
  /** Oldest Aurora MySQL that has {@code rds_set_read_only}. */
  static final EngineVersion OLDEST_AURORA = new EngineVersion(3, 6);

  /** Oldest MySQL the protocol's statements run on. */
  static final EngineVersion OLDEST_MYSQL = new EngineVersion(8, 0);

  /** Shortest binary log retention, in hours: a week, for a standby that stopped unnoticed. */
  static final int RETENTION_HOURS = 168;

  /** Procedures in schema {@code mysql} that the adapters call. */
  static final List<String> PROCEDURES =
      List.of(
          "rds_gtid_purged",
          "rds_kill",
          "rds_reset_external_source",
          "rds_set_configuration",
          "rds_set_external_source_with_auto_position",
          "rds_set_read_only",
          "rds_start_replication",
          "rds_stop_replication");

  /** Global privileges that the admin's statements need. */
  static final List<String> PRIVILEGES =
      List.of(
          "CONNECTION_ADMIN",
          "CREATE USER",
          "PROCESS",
          "REPLICATION CLIENT",
          "REPLICATION SLAVE",
          "XA_RECOVER_ADMIN");

  private static final List<Function<ServerFacts, Assumption>> ALL =
      List.of(
          ServerAssumptions::engine,
          ServerAssumptions::aurora,
          facts -> Assumption.of("connections are encrypted", facts.tls(), "received no cipher"),
          ServerAssumptions::procedures,
          ServerAssumptions::privileges,
          facts -> Assumption.none("no account is missing", facts.missingAccounts()),
          facts -> Assumption.none("no event is enabled", facts.enabledEvents()),
          facts ->
              Assumption.none(
                  "no routine, trigger, event or view has a definer who passes read_only",
                  facts.exemptDefiners()),
          facts ->
              Assumption.none(
                  "nobody else holds SUPER or CONNECTION_ADMIN", facts.exemptGrantees()),
          facts ->
              Assumption.none(
                  "nobody but the application's own accounts may write", facts.otherWriters()),
          facts -> Assumption.none("no XA transaction is prepared", facts.preparedXa()));

  private ServerAssumptions() {}

  /** The retention is what arming sets: before that, a fresh cluster has none. */
  static List<Assumption> check(ServerFacts facts, BeginRun.Mode mode) {
    List<Assumption> found = new ArrayList<>();
    ALL.forEach(assumption -> found.add(assumption.apply(facts)));
    if (mode == BeginRun.Mode.MIGRATE) {
      found.add(retention(facts));
    }
    RequiredSettings.VALUES.forEach(
        (name, value) -> {
          String received = facts.variables().get(name);
          found.add(
              Assumption.of(
                  name + " is " + value,
                  value.equalsIgnoreCase(received),
                  "received " + received + ", allowed: " + value));
        });
    return found;
  }

  private static Assumption retention(ServerFacts facts) {
    return Assumption.of(
        "binary logs are kept long enough",
        facts.binlogRetentionHours() >= RETENTION_HOURS,
        "received %d h, allowed: %d h or more"
            .formatted(facts.binlogRetentionHours(), RETENTION_HOURS));
  }

  private static Assumption engine(ServerFacts facts) {
    return Assumption.of(
        "the engine is MySQL 8.0",
        EngineVersion.parse(facts.version()).filter(v -> v.equals(OLDEST_MYSQL)).isPresent(),
        "received " + facts.version() + ", allowed: " + OLDEST_MYSQL);
  }

  private static Assumption aurora(ServerFacts facts) {
    return Assumption.of(
        "Aurora has rds_set_read_only",
        facts.auroraVersion().isEmpty()
            || EngineVersion.parse(facts.auroraVersion())
                .filter(version -> version.compareTo(OLDEST_AURORA) >= 0)
                .isPresent(),
        "received " + facts.auroraVersion() + ", allowed: " + OLDEST_AURORA + " or newer");
  }

  private static Assumption procedures(ServerFacts facts) {
    List<String> missing = new ArrayList<>(PROCEDURES);
    missing.removeAll(facts.procedures());
    return Assumption.none("no procedure of schema mysql is missing", missing);
  }

  private static Assumption privileges(ServerFacts facts) {
    List<String> missing = new ArrayList<>(PRIVILEGES);
    missing.removeIf(privilege -> GlobalGrants.include(facts.grants(), privilege));
    return Assumption.none("the admin lacks no privilege", missing);
  }
}
