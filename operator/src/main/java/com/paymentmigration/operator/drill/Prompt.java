package com.paymentmigration.operator.drill;

import java.time.Duration;
import java.util.Optional;

/** Asks the person at the terminal. */
public interface Prompt {
  /** The answer; empty if there is nobody, no answer, or none within {@code limit}. */
  Optional<String> ask(String question, Duration limit);
}
