package com.paymentmigration.lambda.handler;

import org.slf4j.MDC;

/** Key-values that every log line of an invocation carries; cleared by {@link JsonHandler}. */
final class LogContext {
  private LogContext() {}

  static void of(long epoch, String step) {
    MDC.put("epoch", Long.toString(epoch));
    MDC.put("step", step);
  }

  static void of(String step) {
    MDC.put("step", step);
  }
}
