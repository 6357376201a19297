package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs checks; one that cannot look does not keep the others from looking. */
public final class CheckRunner {
  private final List<Check> checks;
  private final Set<String> warnings;
  private final Acceptances acceptances;

  /**
   * A runner.
   *
   * @param warnings names of checks that the profile turned into warnings
   * @param acceptances findings that a person accepts
   * @throws IllegalArgumentException if a name is no check's
   */
  public CheckRunner(List<Check> checks, Set<String> warnings, Acceptances acceptances) {
    List<String> names = checks.stream().map(Check::name).toList();
    for (String warning : warnings) {
      if (!names.contains(warning)) {
        throw new IllegalArgumentException(
            "warning checks: received '" + warning + "', allowed: " + String.join(", ", names));
      }
    }
    this.checks = List.copyOf(checks);
    this.warnings = Set.copyOf(warnings);
    this.acceptances = acceptances;
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
    return result(check.name(), severity, outcome);
  }

  /** Only what is wrong can be accepted: what could not be verified is no finding. */
  private CheckResult result(String name, Severity severity, Outcome outcome) {
    List<String> open = new ArrayList<>();
    List<Acceptances.Accepted> accepted = new ArrayList<>();
    for (String line : outcome.evidence()) {
      String finding = CheckResult.finding(name, line);
      if (outcome.verdict() == Verdict.FAIL && acceptances.accept(finding)) {
        accepted.add(acceptances.of(finding));
      } else {
        open.add(line);
      }
    }
    Verdict verdict = open.isEmpty() && !accepted.isEmpty() ? Verdict.PASS : outcome.verdict();
    return new CheckResult(
        name, severity, verdict, outcome.lookedAt(), open, 0, outcome.notes(), accepted);
  }
}
