package com.paymentmigration.rehearsal.application;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an application is asked for a payment: method, path and body, with {@code {key}}, {@code
 * {account}} and {@code {amount}} where those go.
 *
 * @param method of HTTP
 * @param path with a query, if any
 * @param body JSON as a rule; may be empty
 */
public record PaymentRequest(String method, String path, String body) {
  /** As the reference application takes it. */
  public static final String REFERENCE =
      "POST /payments {\"key\":\"{key}\",\"account\":{account},\"amount\":\"{amount}\"}";

  private static final Pattern FORM =
      Pattern.compile("(POST|PUT)\\s+(/\\S*)(?:\\s+(.*))?", Pattern.DOTALL);

  /**
   * Reads {@code METHOD PATH BODY}.
   *
   * @throws IllegalArgumentException if it is not of that form or says nowhere where the key goes
   */
  public static PaymentRequest of(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches() || !text.contains("{key}") || !text.contains("{amount}")) {
      throw new IllegalArgumentException(
          "--payment: received '"
              + text
              + "', allowed: POST or PUT, a path and a body, with {key} and {amount} in them, such"
              + " as '"
              + REFERENCE
              + "'");
    }
    String body = form.group(3);
    return new PaymentRequest(form.group(1), form.group(2), body == null ? "" : body);
  }

  /** The request for {@code payment} to the application at {@code service}. */
  public HttpRequest request(URI service, TestPayment payment, Duration limit) {
    return HttpRequest.newBuilder(service.resolve(filled(path, payment)))
        .timeout(limit)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", payment.key())
        .method(method, HttpRequest.BodyPublishers.ofString(filled(body, payment)))
        .build();
  }

  private static String filled(String template, TestPayment payment) {
    return template
        .replace("{key}", payment.key())
        .replace("{account}", String.valueOf(payment.account()))
        .replace("{amount}", payment.amount().toPlainString());
  }
}
