package com.paymentmigration.language;

/** The first place where a text breaks its language's grammar. */
public final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  SyntaxException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  /** A refusal at {@code offset}, counted from 0. */
  static SyntaxException at(int offset, String received, String allowed) {
    return new SyntaxException(Problem.at("position " + (offset + 1), received, allowed));
  }

  /** Where, what, and what is allowed. */
  public Problem problem() {
    return problem;
  }
}
