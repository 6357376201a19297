package com.paymentmigration.operator;

/**
 * A command cannot go on. The message is one line that says what, why and what to do; the command
 * prints it and ends with {@link ExitCode#UNKNOWN}.
 */
final class OperatorException extends RuntimeException {
  /**
   * A failure.
   *
   * @param what the thing concerned, with what was received
   * @param why what is wrong with it
   * @param todo what to do, as an order
   */
  OperatorException(String what, String why, String todo) {
    this(what, why, todo, null);
  }

  /** A failure with its cause, which only {@code --verbose} shows. */
  OperatorException(String what, String why, String todo, Throwable cause) {
    super(what + ": " + why + "; " + todo, cause);
  }

  /** A failure that another package has put in words already: what, why and what to do. */
  OperatorException(String line, Throwable cause) {
    super(line, cause);
  }
}
