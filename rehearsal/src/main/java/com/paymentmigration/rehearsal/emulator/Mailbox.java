package com.paymentmigration.rehearsal.emulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What operators are told: the messages that functions publish. */
public final class Mailbox implements ApiGate.Disturbance {
  private static final Pattern TOKEN =
      Pattern.compile("send-task-success .*--task-token '([^']+)'");

  private final List<Message> messages = new CopyOnWriteArrayList<>();

  /**
   * One message.
   *
   * @param text subject and message as sent
   * @param nanos {@code System.nanoTime()} when it was sent
   */
  public record Message(String text, long nanos) {}

  @Override
  public void after(ApiGate.Call call, int status) {
    if (call.action().equals("Publish")) {
      messages.add(
          new Message(URLDecoder.decode(call.body(), StandardCharsets.UTF_8), System.nanoTime()));
    }
  }

  /** Messages since then. */
  public List<Message> since(long nanos) {
    return messages.stream().filter(message -> message.nanos() >= nanos).toList();
  }

  /** Token of the latest request for approval since then. */
  public Optional<String> approvalToken(long nanos) {
    return since(nanos).stream()
        .map(message -> TOKEN.matcher(message.text()))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .reduce((earlier, later) -> later);
  }
}
