package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.compare.Both;
import com.paymentmigration.lambda.validation.server.ServerVersion;
import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;

/**
 * The target's MySQL release series is the source's, or a newer one: an upgrade, and the evidence
 * says so. What an older series does not know is lost on the way.
 */
public final class EngineVersionCheck implements Check {
  @Override
  public String name() {
    return "engine-version";
  }

  @Override
  public Outcome run(CheckContext context) {
    Both<ServerVersion> versions = context.lane().both(Session::version);
    ServerVersion source = versions.source();
    ServerVersion target = versions.target();
    String lookedAt = "source " + source.text() + ", target " + target.text();
    if (source.series().equals(target.series())) {
      return Outcome.pass(lookedAt);
    }
    return source.compareTo(target) < 0
        ? new Outcome(
            Verdict.PASS,
            lookedAt,
            List.of(),
            List.of("an upgrade from " + source.series() + " to " + target.series()))
        : new Outcome(
            Verdict.FAIL,
            lookedAt,
            List.of("the target's release series is older than the source's"));
  }
}
