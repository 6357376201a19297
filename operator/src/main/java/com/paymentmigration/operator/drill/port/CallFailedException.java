package com.paymentmigration.operator.drill.port;

/** A call of AWS's API that came to nothing. */
public final class CallFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean denied;
  private final String code;

  /**
   * A failure.
   *
   * @param denied whether a permission is missing
   * @param code the error's code; empty if there was no answer
   * @param words the call and AWS's own words, one line
   * @param cause the SDK's exception; may be null
   */
  public CallFailedException(boolean denied, String code, String words, Throwable cause) {
    super(words, cause);
    this.denied = denied;
    this.code = code;
  }

  /** Whether a permission is missing. */
  public boolean denied() {
    return denied;
  }

  /** The error's code; empty if there was no answer. */
  public String code() {
    return code;
  }
}
