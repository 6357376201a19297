package com.paymentmigration.operator.drill.play;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.DrillSite;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.Plan;
import java.time.Duration;
import java.util.List;

/**
 * By hand: a move lasts a second or two, so a command that sees CUTTING_OVER and then calls RDS
 * comes too late as often as not; two people at two terminals repeat it until it hits.
 */
final class FailoverInMoveDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "failover-in-a-move",
          "A failover of the writer's cluster while the writer moves ends at rest within 300 s, with"
              + " one identified writer",
          "Aurora fails over to a running reader and moves its endpoint, which a pair of MySQL"
              + " servers cannot",
          "moves traffic and writer of an environment without data or clients",
          Effect.BY_HAND,
          Duration.ofHours(2),
          List.of());

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
        "./migrate start " + site.options() + " --reason drill",
        "# in a second terminal, as soon as the first one shows CUTTING_OVER:",
        "aws rds failover-db-cluster --region "
            + site.region()
            + " --db-cluster-identifier "
            + site.cluster(Environment.BLUE),
        "# then: at rest within 300 s, one writer, no drift",
        "./migrate status " + site.options(),
        "./migrate history " + site.options());
  }
}
