package com.paymentmigration.lambda.cutover;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** First two numbers of an engine's version. */
record EngineVersion(int major, int minor) implements Comparable<EngineVersion> {
  private static final Pattern FORM = Pattern.compile("^(\\d{1,4})\\.(\\d{1,4})(\\D.*)?$");
  private static final Comparator<EngineVersion> ORDER =
      Comparator.comparingInt(EngineVersion::major).thenComparingInt(EngineVersion::minor);

  static Optional<EngineVersion> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new EngineVersion(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(EngineVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "%d.%02d".formatted(major, minor).replace("8.00", "8.0");
  }
}
