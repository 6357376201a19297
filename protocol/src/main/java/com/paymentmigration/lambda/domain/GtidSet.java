package com.paymentmigration.lambda.domain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A set of MySQL global transaction identifiers, a value. Text format as in
 * {@code @@GLOBAL.gtid_executed}: {@code uuid:1-5:7, uuid:1}, any white space, intervals in any
 * order.
 *
 * <p>Source: MySQL 8.0 Reference Manual, "GTID Format and Storage".
 */
public final class GtidSet {
  /** The set without a transaction. */
  public static final GtidSet EMPTY = new GtidSet(new TreeMap<>());

  private final SortedMap<String, GtidIntervals> sources;

  private GtidSet(SortedMap<String, GtidIntervals> sources) {
    this.sources = sources;
  }

  /**
   * Reads MySQL's text format; blank text is the empty set.
   *
   * @throws IllegalArgumentException if {@code text} is not a GTID set
   */
  public static GtidSet parse(String text) {
    SortedMap<String, GtidIntervals> sources = new TreeMap<>();
    for (String part : text.replaceAll("\\s", "").split(",", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      int colon = part.indexOf(':');
      if (colon != 36) {
        throw malformed(text);
      }
      try {
        String source = UUID.fromString(part.substring(0, colon)).toString();
        GtidIntervals intervals = GtidIntervals.parse(part.substring(colon + 1));
        sources.merge(source.toLowerCase(Locale.ROOT), intervals, GtidIntervals::union);
      } catch (IllegalArgumentException notAnIdentifier) {
        throw malformed(text);
      }
    }
    return new GtidSet(sources);
  }

  /** The transactions {@code first} to {@code last} of one server. */
  public static GtidSet of(UUID source, long first, long last) {
    SortedMap<String, GtidIntervals> sources = new TreeMap<>();
    sources.put(source.toString(), GtidIntervals.of(first, last));
    return new GtidSet(sources);
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "GTID set: received '" + text + "', allowed: uuid:first-last[:first-last]…[, …]");
  }

  /** Whether every transaction of {@code other} is in this set. */
  public boolean contains(GtidSet other) {
    return other.sources.entrySet().stream()
        .allMatch(
            entry ->
                sources
                    .getOrDefault(entry.getKey(), GtidIntervals.EMPTY)
                    .contains(entry.getValue()));
  }

  /** Every transaction of either set. */
  public GtidSet union(GtidSet other) {
    SortedMap<String, GtidIntervals> all = new TreeMap<>(sources);
    other.sources.forEach(
        (source, intervals) -> all.merge(source, intervals, GtidIntervals::union));
    return new GtidSet(all);
  }

  /** The transactions of this set that are not in {@code other}. */
  public GtidSet subtract(GtidSet other) {
    SortedMap<String, GtidIntervals> rest = new TreeMap<>();
    for (Map.Entry<String, GtidIntervals> entry : sources.entrySet()) {
      GtidIntervals left =
          entry
              .getValue()
              .subtract(other.sources.getOrDefault(entry.getKey(), GtidIntervals.EMPTY));
      if (!left.isEmpty()) {
        rest.put(entry.getKey(), left);
      }
    }
    return new GtidSet(rest);
  }

  /** Whether the set holds no transaction. */
  public boolean isEmpty() {
    return sources.isEmpty();
  }

  /** Number of transactions. */
  public long count() {
    return sources.values().stream().mapToLong(GtidIntervals::count).sum();
  }

  /** The servers' UUIDs, rising. */
  public List<String> sourceIds() {
    return List.copyOf(sources.keySet());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GtidSet that && sources.equals(that.sources);
  }

  @Override
  public int hashCode() {
    return sources.hashCode();
  }

  /** MySQL's text format, normalized: sources rising, intervals rising and joined. */
  @Override
  public String toString() {
    return sources.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(","));
  }
}
