package com.paymentmigration.operator.drill.port;

/** Lambda functions: what they are, and one call. */
public interface FunctionCalls {
  /**
   * What a function is.
   *
   * @param timeoutSeconds its own time-out
   * @param runtime such as {@code java25}
   * @param logGroup where it writes
   */
  record Facts(int timeoutSeconds, String runtime, String logGroup) {}

  /**
   * What a call answered.
   *
   * @param failed whether the function threw
   * @param payload JSON
   */
  record Reply(boolean failed, String payload) {}

  /** What the function is. */
  Facts facts(String name);

  /** Calls the function and waits, up to 2 minutes. */
  Reply invoke(String name, String json);
}
