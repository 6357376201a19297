package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import java.util.List;
import java.util.Set;

/** Runs checks; one that cannot look does not keep the others from looking. */
public final class CheckRunner {
  private final List<Check> checks;
  private final Set<String> warnings;

  /**
   * A runner.
   *
   * @param warnings names of checks that the profile turned into warnings
   * @throws IllegalArgumentException if a name is no check's
   */
  public CheckRunner(List<Check> checks, Set<String> warnings) {
    List<String> names = checks.stream().map(Check::name).toList();
    for (String warning : warnings) {
      if (!names.contains(warning)) {
        throw new IllegalArgumentException(
            "warning checks: received '" + warning + "', allowed: " + String.join(", ", names));
      }
    }
    this.checks = List.copyOf(checks);
    this.warnings = Set.copyOf(warnings);
  }

  /** Results in the order of the checks. */
  public List<CheckResult> run(CheckContext context) {
    return checks.stream().map(check -> run(check, context)).toList();
  }

  private CheckResult run(Check check, CheckContext context) {
    context.lane().stop().check();
    Outcome outcome;
    try {
      outcome = check.run(context);
    } catch (CouldNotVerifyException failure) {
      context.lane().stop().check();
      outcome = Outcome.unknown("could not look", failure.getMessage());
    }
    Severity severity = warnings.contains(check.name()) ? Severity.WARNING : check.severity();
    return new CheckResult(
        check.name(), severity, outcome.verdict(), outcome.lookedAt(), outcome.evidence());
  }
}
