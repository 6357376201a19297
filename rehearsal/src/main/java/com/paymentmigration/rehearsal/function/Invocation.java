package com.paymentmigration.rehearsal.function;

import java.util.regex.Pattern;

/**
 * One call of a function.
 *
 * @param function name of the function
 * @param event input, JSON
 * @param startedNanos {@code System.nanoTime()} when it began
 * @param endedNanos when it ended; 0 while it runs
 * @param error type and message of its failure; null if it answered
 * @param cold whether a process had to be started for it; known when it ended
 */
public record Invocation(
    String function, String event, long startedNanos, long endedNanos, String error, boolean cold) {
  /** Whether the input says so. */
  public boolean does(String functionPart, String operation) {
    return function.contains(functionPart)
        && Pattern.compile("\"operation\"\\s*:\\s*\"" + operation + "\"").matcher(event).find();
  }

  Invocation ended(String failure, boolean coldly) {
    return new Invocation(function, event, startedNanos, System.nanoTime(), failure, coldly);
  }
}
