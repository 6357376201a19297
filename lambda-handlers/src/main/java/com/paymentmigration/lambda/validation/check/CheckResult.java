package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.text.ShownText;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check found.
 *
 * @param name name of the check
 * @param severity what the verdict means for the whole
 * @param verdict verdict
 * @param lookedAt what the check looked at
 * @param evidence findings that nobody accepted, the first {@value #MOST_EVIDENCE}; never a value
 *     of a row
 * @param more findings that nobody accepted and that are not in {@code evidence}
 * @param notes what a person may want to know and is no finding
 * @param accepted findings that a person accepted
 */
public record CheckResult(
    String name,
    Severity severity,
    Verdict verdict,
    String lookedAt,
    List<String> evidence,
    int more,
    List<String> notes,
    List<Acceptances.Accepted> accepted) {
  /** Findings and notes that a result keeps: one stored item holds the results of every check. */
  public static final int MOST_EVIDENCE = 50;

  /** Keeps the first findings and notes. */
  public CheckResult {
    more += Math.max(0, evidence.size() - MOST_EVIDENCE);
    evidence = first(evidence);
    notes = first(notes);
    accepted = List.copyOf(accepted);
  }

  /** Of a check whose findings nobody accepts. */
  public CheckResult(
      String name, Severity severity, Verdict verdict, String lookedAt, List<String> evidence) {
    this(name, severity, verdict, lookedAt, evidence, 0, List.of(), List.of());
  }

  private static List<String> first(List<String> all) {
    return List.copyOf(all.size() > MOST_EVIDENCE ? all.subList(0, MOST_EVIDENCE) : all);
  }

  /** Whether the whole cannot pass because of this check. */
  public boolean blocks() {
    return severity == Severity.ERROR && verdict != Verdict.PASS;
  }

  /** The findings as a report shows them, a line each. */
  public List<String> findings() {
    List<String> lines = new ArrayList<>();
    evidence.forEach(line -> lines.add(finding(name, line)));
    if (more > 0) {
      lines.add(name + ": and " + more + " more");
    }
    return lines;
  }

  /** The notes as a report shows them, a line each. */
  public List<String> shownNotes() {
    return notes.stream().map(note -> finding(name, note)).toList();
  }

  /** What a report calls a finding of a check. */
  static String finding(String check, String line) {
    return ShownText.of(check + ": " + line);
  }
}
