package com.paymentmigration.operator.drill;

/**
 * What playing a drill came to.
 *
 * @param proof proved, refuted or not played
 * @param hindrance why it was not played; null where it was
 * @param text what was seen, or what was in the way; made one line, without card numbers
 * @param next what to do now; empty if nothing
 */
public record Outcome(Proof proof, Hindrance hindrance, String text, String next) {
  /**
   * Demands what each verdict owes the reader.
   *
   * @throws IllegalArgumentException if a text is missing, or a hindrance where nothing was played
   */
  public Outcome {
    text = Evidence.line(text);
    if (text.isBlank() || (proof == Proof.NOT_PLAYED) != (hindrance != null)) {
      throw new IllegalArgumentException("outcome " + proof + " " + hindrance + ": '" + text + "'");
    }
    if (proof == Proof.REFUTED && next.isBlank()) {
      throw new IllegalArgumentException("a refuted claim says what to do: " + text);
    }
  }

  /** The claim holds: {@code text} says what was seen. */
  public static Outcome proved(String text) {
    return new Outcome(Proof.PROVED, null, text, "");
  }

  /** The claim does not hold. */
  public static Outcome refuted(String text, String next) {
    return new Outcome(Proof.REFUTED, null, text, next);
  }

  /** Nothing was seen. */
  public static Outcome notPlayed(Hindrance hindrance, String text, String next) {
    return new Outcome(Proof.NOT_PLAYED, hindrance, text, next);
  }
}
