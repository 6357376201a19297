package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.compare.Both;
import java.util.List;

/**
 * The same MySQL release series on both sides, and 8.0 or newer: digests need its bit functions.
 */
public final class EngineVersionCheck implements Check {
  @Override
  public String name() {
    return "engine-version";
  }

  @Override
  public Outcome run(CheckContext context) {
    Both<String> versions = context.lane().both(session -> session.value("SELECT VERSION()"));
    String lookedAt = "source " + versions.source() + ", target " + versions.target();
    return series(versions.source()).equals(series(versions.target()))
        ? Outcome.pass(lookedAt)
        : new Outcome(Verdict.FAIL, lookedAt, List.of("different release series"));
  }

  private static String series(String version) {
    int first = version.indexOf('.');
    int second = version.indexOf('.', first + 1);
    return second < 0 ? version : version.substring(0, second);
  }
}
