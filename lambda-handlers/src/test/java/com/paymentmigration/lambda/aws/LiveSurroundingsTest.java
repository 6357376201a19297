package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.rotation.AccountSecrets;
import com.paymentmigration.lambda.rotation.SecretVault;
import com.paymentmigration.lambda.stack.StackState;
import com.paymentmigration.lambda.traffic.GuardAlarm;
import com.paymentmigration.lambda.traffic.RuleWeights;
import com.paymentmigration.lambda.traffic.TargetHealth;
import com.paymentmigration.lambda.traffic.TrafficControl;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What preflight is told of alarms, targets and secrets. */
class LiveSurroundingsTest {
  private final Map<Environment, TargetHealth> health = new EnumMap<>(Environment.class);
  private Environment ringing;
  private String pending = "";

  private final LiveSurroundings facts =
      new LiveSurroundings(
          () -> new StackState("UPDATE_COMPLETE", new TreeMap<>(), List.of()),
          side ->
              new GuardAlarm(
                  side.key() + "-guard", side == ringing, Instant.EPOCH, "too many errors"),
          side -> List.of("declines-" + side.key(), "declines"),
          new Targets(health),
          vault(),
          secrets());

  @Test
  void aGuardThatRingsIsNamedWithItsReasonWhicheverSideItGuards() {
    assertThat(facts.alarmsNotOk()).isEmpty();
    for (Environment side : Environment.values()) {
      ringing = side;
      assertThat(facts.alarmsNotOk()).containsExactly(side.key() + "-guard (too many errors)");
    }
  }

  @Test
  void whatGuardsOfBothSidesCannotSeeIsNamedOnce() {
    assertThat(facts.alarmsUnfit()).containsExactly("declines-blue", "declines", "declines-green");
  }

  @Test
  void targetsThatStartAreNotHealthyAndThoseThatFailAreTold() {
    health.put(Environment.BLUE, new TargetHealth(2, 3, 0));
    health.put(Environment.GREEN, new TargetHealth(0, 0, 1));

    assertThat(facts.healthyTargets(Environment.BLUE)).isEqualTo(2);
    assertThat(facts.unhealthyTargets(Environment.BLUE)).isEmpty();
    assertThat(facts.unhealthyTargets(Environment.GREEN))
        .containsExactly("0 healthy, 0 starting, 1 unhealthy");
  }

  @Test
  void anAccountWhoseRotationIsHalfDoneIsNamed() {
    assertThat(facts.secretsPending()).isEmpty();

    pending = "secret-REPLICATOR";
    assertThat(facts.secretsPending()).containsExactly("replicator");
  }

  private SecretVault vault() {
    return (SecretVault)
        Proxy.newProxyInstance(
            SecretVault.class.getClassLoader(),
            new Class<?>[] {SecretVault.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("rotationPending")) {
                throw new AssertionError("preflight only looks: " + method);
              }
              return arguments[0].equals(pending);
            });
  }

  private static AccountSecrets secrets() {
    Map<DatabaseAccount, String> ids = new EnumMap<>(DatabaseAccount.class);
    for (DatabaseAccount account : DatabaseAccount.values()) {
      ids.put(account, "secret-" + account);
    }
    return new AccountSecrets(ids);
  }

  private record Targets(Map<Environment, TargetHealth> found) implements TrafficControl {
    @Override
    public void set(TrafficWeight weight) {
      throw new AssertionError("preflight only looks");
    }

    @Override
    public RuleWeights read() {
      throw new AssertionError("preflight does not look at weights");
    }

    @Override
    public TargetHealth health(Environment environment) {
      return found.get(environment);
    }
  }
}
