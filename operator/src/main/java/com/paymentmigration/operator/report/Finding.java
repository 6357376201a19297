package com.paymentmigration.operator.report;

import java.util.List;
import java.util.Objects;

/**
 * What one check found about one thing.
 *
 * @param check key of the check, stable, in lower case with hyphens: {@code certificate}
 * @param subject the thing: a parameter's or resource's name and value
 * @param verdict what it came to
 * @param evidence what was received, or what was proved; one line
 * @param allowed what would be right; empty where the verdict is OK
 * @param advice what to do, in words; may be empty
 * @param commands whole commands to paste, in order; may be empty
 * @param millis how long the check took, in milliseconds; 0 if nobody measured it
 */
public record Finding(
    String check,
    String subject,
    Verdict verdict,
    String evidence,
    String allowed,
    String advice,
    List<String> commands,
    long millis) {
  /**
   * Copies the list and demands what each verdict owes the reader.
   *
   * @throws IllegalArgumentException if a FAIL has nothing that is allowed or nothing to do, if a
   *     text is broken into lines, or if the check has no key
   */
  public Finding {
    commands = List.copyOf(commands);
    Objects.requireNonNull(verdict, "verdict");
    if (!check.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "check: received '" + check + "', allowed: lower-case letters, digits and hyphens");
    }
    if (verdict == Verdict.FAIL
        && (allowed.isBlank() || (advice.isBlank() && commands.isEmpty()))) {
      throw new IllegalArgumentException(
          "finding " + check + ": a FAIL says what is allowed and what to do next");
    }
    for (String text : List.of(subject, evidence, allowed, advice)) {
      if (text.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("finding " + check + ": a text is one line");
      }
    }
  }

  /** As it must be. */
  public static Finding ok(String check, String subject, String evidence) {
    return new Finding(check, subject, Verdict.OK, evidence, "", "", List.of(), 0);
  }

  /** Works now; {@code advice} says what a person should know or do. */
  public static Finding warn(
      String check, String subject, String evidence, String allowed, String advice) {
    return new Finding(check, subject, Verdict.WARN, evidence, allowed, advice, List.of(), 0);
  }

  /** Would fail: what was received, what is allowed, what to do. */
  public static Finding fail(
      String check, String subject, String evidence, String allowed, String advice) {
    return new Finding(check, subject, Verdict.FAIL, evidence, allowed, advice, List.of(), 0);
  }

  /** Could not be looked at, and why. */
  public static Finding notChecked(String check, String subject, String why, String advice) {
    return new Finding(check, subject, Verdict.NOT_CHECKED, why, "", advice, List.of(), 0);
  }

  /** The same with commands to paste. */
  public Finding then(String... next) {
    return new Finding(check, subject, verdict, evidence, allowed, advice, List.of(next), millis);
  }

  /** The same with the time that the check took. */
  public Finding took(long milliseconds) {
    return new Finding(check, subject, verdict, evidence, allowed, advice, commands, milliseconds);
  }
}
