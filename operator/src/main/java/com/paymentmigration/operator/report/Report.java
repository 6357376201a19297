package com.paymentmigration.operator.report;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All findings of one call of a command.
 *
 * @param command the command: {@code doctor}, {@code drill}
 * @param stack name of the stack
 * @param region id of the region
 * @param account twelve digits; empty if nobody could tell
 * @param caller ARN of who asked; empty if nobody could tell
 * @param began when the command began
 * @param ended when it ended
 * @param findings in the order of the checks
 * @param questions what only an account can answer; may be empty
 */
public record Report(
    String command,
    String stack,
    String region,
    String account,
    String caller,
    Instant began,
    Instant ended,
    List<Finding> findings,
    List<Question> questions) {
  /** Version of the JSON form; a field that goes or changes its meaning makes it the next one. */
  public static final int SCHEMA = 1;

  /** Copies the lists. */
  public Report {
    findings = List.copyOf(findings);
    questions = List.copyOf(questions);
  }

  /** How many findings came to each verdict, zeros included. */
  public Map<Verdict, Long> counts() {
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, findings.stream().filter(f -> f.verdict() == verdict).count());
    }
    return Collections.unmodifiableMap(counts);
  }

  /**
   * What it comes to: FAIL if one finding failed, else NOT_CHECKED if one could not be looked at,
   * else OK. A WARN alone is OK.
   */
  public Verdict verdict() {
    Map<Verdict, Long> counts = counts();
    if (counts.get(Verdict.FAIL) > 0) {
      return Verdict.FAIL;
    }
    return findings.isEmpty() || counts.get(Verdict.NOT_CHECKED) > 0
        ? Verdict.NOT_CHECKED
        : Verdict.OK;
  }

  /** The exit code: 0 for OK, 1 for FAIL, 2 if something could not be told. */
  public int exitCode() {
    return switch (verdict()) {
      case OK, WARN -> 0;
      case FAIL -> 1;
      case NOT_CHECKED -> 2;
    };
  }
}
