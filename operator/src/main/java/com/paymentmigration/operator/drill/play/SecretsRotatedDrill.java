package com.paymentmigration.operator.drill.play;

import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.DrillSite;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.port.SecretFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks whether rotation works in this account: it must have run for each secret. */
final class SecretsRotatedDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "secrets-rotated",
          "Every database secret was rotated at least once",
          "the first rotation creates the database users; without it no function and no application"
              + " can log in",
          "nothing",
          Effect.READS,
          Duration.ofMinutes(2),
          List.of());

  private static final String SECRET = "AWS::SecretsManager::Secret";

  private final SecretFacts secrets;

  SecretsRotatedDrill(SecretFacts secrets) {
    this.secrets = secrets;
  }

  @Override
  public Plan plan() {
    return PLAN;
  }

  @Override
  public Optional<String> notNow(DrillSite site) {
    return site.ofType(SECRET).isEmpty()
        ? Optional.of("the stack lists no secret; deploy this version")
        : Optional.empty();
  }

  @Override
  public Outcome play(DrillRun run) {
    List<String> never = new ArrayList<>();
    Map<String, String> all = run.site().ofType(SECRET);
    all.forEach(
        (id, arn) -> {
          Optional<Instant> last = secrets.lastRotated(arn);
          run.evidence(
              id + " (" + arn + ")", "last rotated " + last.map(Instant::toString).orElse("never"));
          if (last.isEmpty()) {
            never.add(id);
          }
        });
    return never.isEmpty()
        ? Outcome.proved(all.size() + " secrets, each was rotated")
        : Outcome.refuted(
            "never rotated: " + String.join(", ", never),
            "read the rotation function's log group; Secrets Manager tries again by itself");
  }
}
