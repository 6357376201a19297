package com.paymentmigration.operator.drill;

import java.time.Duration;
import java.util.List;

/**
 * What is known of a drill before it is played; makes the table in docs/limits.md.
 *
 * @param name key on the command line and in documents: lower-case words with hyphens
 * @param claim what it proves or refutes, one sentence
 * @param why why it matters, one sentence
 * @param changes what playing it changes, and how that is put back
 * @param effect how much it disturbs
 * @param limit longest time it may take, its putting right left out
 * @param questions numbers of the {@link AccountQuestion}s that it answers
 */
public record Plan(
    String name,
    String claim,
    String why,
    String changes,
    Effect effect,
    Duration limit,
    List<Integer> questions) {
  /**
   * Refuses what could not be typed or shown.
   *
   * @throws IllegalArgumentException if the name has another form, a text is empty, or there is no
   *     time
   */
  public Plan {
    questions = List.copyOf(questions);
    if (!name.matches("[a-z]+(-[a-z]+)*")) {
      throw new IllegalArgumentException(
          "drill: received '" + name + "', allowed: lower-case words with hyphens");
    }
    if (claim.isBlank() || why.isBlank() || changes.isBlank()) {
      throw new IllegalArgumentException("drill " + name + ": claim, why and changes are texts");
    }
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("drill " + name + ": received limit " + limit);
    }
  }
}
