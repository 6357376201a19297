package com.paymentmigration.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How long to wait and how often to look: options of the commands that follow. */
final class Waiting {
  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "12h",
      converter = Span.class,
      description =
          "Stop watching after this time, such as 90s, 30m or 12h; what is watched goes on."
              + " Default ${DEFAULT-VALUE}.")
  Duration timeout;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "2s",
      converter = Span.class,
      description = "Time between two looks. Default ${DEFAULT-VALUE}.")
  Duration interval;

  /**
   * Waits until the next look.
   *
   * @param began when the watching began
   * @param what is watched, in words
   * @throws OperatorException when the time is over
   */
  void pause(Instant began, String what) {
    if (Duration.between(began, Instant.now()).compareTo(timeout) >= 0) {
      throw new OperatorException(
          what,
          "still under way after " + Screen.span(timeout),
          "it goes on by itself: watch again, or give a longer --timeout");
    }
    try {
      Thread.sleep(interval.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OperatorException(what, "interrupted", "it goes on by itself", interrupted);
    }
  }

  /** Reads 90s, 30m, 12h. */
  static final class Span implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

    @Override
    public Duration convert(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "received '" + text + "', allowed: a number with ms, s, m or h, such as 30m");
      }
      long amount = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        default -> Duration.ofHours(amount);
      };
    }
  }
}
