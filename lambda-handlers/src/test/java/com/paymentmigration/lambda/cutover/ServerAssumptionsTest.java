package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAssumptionsTest {
  private static final List<String> GRANTS =
      List.of(
          "GRANT SELECT, CREATE USER, PROCESS, REPLICATION CLIENT, REPLICATION SLAVE ON *.* TO `admin`@`%`",
          "GRANT CONNECTION_ADMIN,XA_RECOVER_ADMIN ON *.* TO `admin`@`%` WITH GRANT OPTION");

  private static Map<String, String> variables() {
    return new LinkedHashMap<>(RequiredSettings.VALUES);
  }

  private static ServerFacts facts(
      String version,
      String aurora,
      Map<String, String> variables,
      List<String> grants,
      int hours) {
    return new ServerFacts(
        version,
        aurora,
        variables,
        grants,
        ServerAssumptions.PROCEDURES,
        hours,
        true,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static List<String> failures(ServerFacts facts) {
    return failures(facts, BeginRun.Mode.MIGRATE);
  }

  private static List<String> failures(ServerFacts facts, BeginRun.Mode mode) {
    return ServerAssumptions.check(facts, mode).stream()
        .filter(each -> !each.holds())
        .map(Assumption::line)
        .toList();
  }

  @Test
  void aServerAsTheTemplateMakesItHoldsEveryAssumption() {
    assertThat(failures(facts("8.0.39", "3.08.0", variables(), GRANTS, 168))).isEmpty();
  }

  @Test
  void aServerThatIsNotAuroraIsNotAskedForAurorasVersion() {
    assertThat(failures(facts("8.0.12", "", variables(), GRANTS, 168))).isEmpty();
  }

  @Test
  void anAuroraWithoutSetReadOnlyIsNamed() {
    assertThat(failures(facts("8.0.28", "3.05.2", variables(), GRANTS, 168)))
        .containsExactly("Aurora has rds_set_read_only: received 3.05.2, allowed: 3.06 or newer");
  }

  @Test
  void anotherEngineIsNamed() {
    assertThat(failures(facts("5.7.44", "", variables(), GRANTS, 168)))
        .containsExactly("the engine is MySQL 8.0: received 5.7.44, allowed: 8.0");
  }

  @Test
  void eachSettingHasItsOwnMessage() {
    Map<String, String> variables = variables();
    variables.put("binlog_format", "MIXED");
    variables.remove("sync_binlog");

    assertThat(failures(facts("8.0.39", "3.08.0", variables, GRANTS, 168)))
        .containsExactly(
            "binlog_format is ROW: received MIXED, allowed: ROW",
            "sync_binlog is 1: received null, allowed: 1");
  }

  @Test
  void missingPrivilegesAreListed() {
    List<String> grants = List.of("GRANT ALL PRIVILEGES ON *.* TO `admin`@`%`");

    assertThat(failures(facts("8.0.39", "3.08.0", variables(), grants, 168)))
        .containsExactly(
            "the admin lacks no privilege: received [CONNECTION_ADMIN, XA_RECOVER_ADMIN],"
                + " allowed: none");
  }

  @Test
  void aPrivilegeOnOneSchemaIsNotEnough() {
    List<String> grants =
        List.of(GRANTS.get(0), "GRANT XA_RECOVER_ADMIN ON `pay`.* TO `admin`@`%`");

    assertThat(failures(facts("8.0.39", "3.08.0", variables(), grants, 168))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "event, no event is enabled",
    "definer, 'no routine, trigger, event or view has a definer who passes read_only'",
    "grantee, nobody else holds SUPER or CONNECTION_ADMIN",
    "writer, nobody but the application's own accounts may write",
    "missing, no account is missing",
    "xa, no XA transaction is prepared",
    "clear text, connections are encrypted",
    "procedure, no procedure of schema mysql is missing"
  })
  void eachThingThatWouldPassTheFenceIsRefusedByName(String what, String assumption) {
    ServerFacts facts =
        new ServerFacts(
            "8.0.39",
            "3.08.0",
            variables(),
            GRANTS,
            what.equals("procedure") ? List.of("rds_kill") : ServerAssumptions.PROCEDURES,
            168,
            !what.equals("clear text"),
            found(what, "event"),
            found(what, "definer"),
            found(what, "grantee"),
            found(what, "writer"),
            List.of(),
            found(what, "missing"),
            found(what, "xa"));

    assertThat(failures(facts)).singleElement().asString().startsWith(assumption + ": received");
  }

  private static List<String> found(String what, String kind) {
    return what.equals(kind) ? List.of("x") : List.of();
  }

  @Test
  void aShortRetentionIsNamedInHours() {
    assertThat(failures(facts("8.0.39", "3.08.0", variables(), GRANTS, 24)))
        .containsExactly("binary logs are kept long enough: received 24 h, allowed: 168 h or more");
  }

  @Test
  void aFreshClusterMayBeArmedBecauseArmingSetsTheRetention() {
    ServerFacts fresh = facts("8.0.39", "3.08.0", variables(), GRANTS, 0);

    assertThat(failures(fresh, BeginRun.Mode.REPLICATE)).isEmpty();
    assertThat(failures(fresh, BeginRun.Mode.MIGRATE)).hasSize(1);
  }
}
