package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.cutover.SurroundingFacts;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.rotation.AccountSecrets;
import com.paymentmigration.lambda.rotation.SecretVault;
import com.paymentmigration.lambda.stack.StackDescription;
import com.paymentmigration.lambda.stack.StackState;
import com.paymentmigration.lambda.traffic.AlarmReader;
import com.paymentmigration.lambda.traffic.GuardAlarm;
import com.paymentmigration.lambda.traffic.GuardParts;
import com.paymentmigration.lambda.traffic.TargetHealth;
import com.paymentmigration.lambda.traffic.TrafficControl;
import java.util.List;
import java.util.stream.Stream;

/** Stack, alarms, targets and secrets as they are now. */
public final class LiveSurroundings implements SurroundingFacts {
  private final StackDescription stack;
  private final AlarmReader alarms;
  private final GuardParts guardParts;
  private final TrafficControl traffic;
  private final SecretVault vault;
  private final AccountSecrets secrets;

  /** Facts from these services. */
  public LiveSurroundings(
      StackDescription stack,
      AlarmReader alarms,
      GuardParts guardParts,
      TrafficControl traffic,
      SecretVault vault,
      AccountSecrets secrets) {
    this.stack = stack;
    this.alarms = alarms;
    this.guardParts = guardParts;
    this.traffic = traffic;
    this.vault = vault;
    this.secrets = secrets;
  }

  @Override
  public StackState stack() {
    return stack.describe();
  }

  @Override
  public List<String> alarmsNotOk() {
    return Stream.of(Environment.values())
        .map(alarms::guardOf)
        .filter(GuardAlarm::firing)
        .map(alarm -> alarm.name() + " (" + alarm.reason() + ")")
        .toList();
  }

  @Override
  public List<String> alarmsUnfit() {
    return Stream.of(Environment.values())
        .flatMap(side -> guardParts.unfit(side).stream())
        .distinct()
        .toList();
  }

  @Override
  public int healthyTargets(Environment environment) {
    return traffic.health(environment).healthy();
  }

  @Override
  public List<String> unhealthyTargets(Environment environment) {
    TargetHealth health = traffic.health(environment);
    return health.unhealthy() == 0 ? List.of() : List.of(health.toString());
  }

  @Override
  public List<String> secretsPending() {
    return Stream.of(DatabaseAccount.values())
        .filter(account -> vault.rotationPending(secrets.of(account)))
        .map(DatabaseAccount::username)
        .toList();
  }
}
