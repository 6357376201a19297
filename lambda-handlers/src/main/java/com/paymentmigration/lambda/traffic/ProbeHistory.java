package com.paymentmigration.lambda.traffic;

import java.util.regex.Pattern;

/**
 * The last rounds of one environment, oldest first: what the evidence rule looks at. A round is
 * {@code +} when its probe was answered as it should be and in time, else {@code -}.
 *
 * <p><b>Evidence rule.</b> One failed round is no evidence: a packet may get lost. Evidence against
 * an environment is {@value #CONSECUTIVE_FAILURES} failed rounds in a row, or {@value
 * #FAILURES_IN_WINDOW} failed rounds among the last {@value #WINDOW}. Evidence for it is {@value
 * #CLEAN_ROUNDS} clean rounds in a row, now.
 *
 * @param outcomes 0 to {@value #WINDOW} of {@code +} and {@code -}
 */
public record ProbeHistory(String outcomes) {
  /** Rounds that are remembered. */
  public static final int WINDOW = 10;

  /** Failed rounds in a row that are evidence; {@link Bake} takes the second 3 s later. */
  public static final int CONSECUTIVE_FAILURES = 2;

  /** Failed rounds in the window that are evidence of an environment that fails now and then. */
  public static final int FAILURES_IN_WINDOW = 3;

  /** Clean rounds in a row before a bake may pass. */
  public static final int CLEAN_ROUNDS = 2;

  private static final Pattern FORM = Pattern.compile("[+-]{0," + WINDOW + "}");

  /** Nothing seen yet. */
  public static final ProbeHistory NONE = new ProbeHistory("");

  /**
   * Rejects anything that is not a history.
   *
   * @throws IllegalArgumentException if {@code outcomes} has another character or is too long
   */
  public ProbeHistory {
    if (outcomes == null || !FORM.matcher(outcomes).matches()) {
      throw new IllegalArgumentException(
          "probe outcomes: received '" + outcomes + "', allowed: up to " + WINDOW + " of + and -");
    }
  }

  /** This history and one round more; the oldest is forgotten. */
  public ProbeHistory and(boolean ok) {
    String longer = outcomes + (ok ? "+" : "-");
    return new ProbeHistory(longer.substring(Math.max(0, longer.length() - WINDOW)));
  }

  /** Whether the rounds are evidence against the environment. */
  public boolean condemns() {
    return outcomes.endsWith("-".repeat(CONSECUTIVE_FAILURES))
        || outcomes.chars().filter(round -> round == '-').count() >= FAILURES_IN_WINDOW;
  }

  /** Whether the last rounds are evidence for the environment. */
  public boolean clean() {
    return outcomes.endsWith("+".repeat(CLEAN_ROUNDS));
  }
}
