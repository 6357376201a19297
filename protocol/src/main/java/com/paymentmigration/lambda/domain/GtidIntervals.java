package com.paymentmigration.lambda.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Transaction numbers of one server: disjoint, rising, never adjacent intervals. */
record GtidIntervals(List<Interval> intervals) {
  static final GtidIntervals EMPTY = new GtidIntervals(List.of());

  /** Both ends included. */
  record Interval(long first, long last) {
    Interval {
      if (first < 1 || last < first) {
        throw new IllegalArgumentException(
            "GTID interval: received " + first + "-" + last + ", allowed: 1 or more, rising");
      }
    }
  }

  static GtidIntervals of(long first, long last) {
    return new GtidIntervals(List.of(new Interval(first, last)));
  }

  static GtidIntervals parse(String text) {
    List<Interval> found = new ArrayList<>();
    for (String part : text.split(":", -1)) {
      int dash = part.indexOf('-');
      long first = Long.parseLong(dash < 0 ? part : part.substring(0, dash));
      long last = dash < 0 ? first : Long.parseLong(part.substring(dash + 1));
      found.add(new Interval(first, last));
    }
    return normalized(found);
  }

  private static GtidIntervals normalized(List<Interval> any) {
    List<Interval> sorted = new ArrayList<>(any);
    sorted.sort(Comparator.comparingLong(Interval::first));
    List<Interval> joined = new ArrayList<>();
    for (Interval next : sorted) {
      Interval previous = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (previous != null && next.first() <= previous.last() + 1) {
        joined.set(
            joined.size() - 1,
            new Interval(previous.first(), Math.max(previous.last(), next.last())));
      } else {
        joined.add(next);
      }
    }
    return new GtidIntervals(List.copyOf(joined));
  }

  boolean contains(GtidIntervals other) {
    return other.subtract(this).isEmpty();
  }

  GtidIntervals union(GtidIntervals other) {
    List<Interval> all = new ArrayList<>(intervals);
    all.addAll(other.intervals);
    return normalized(all);
  }

  GtidIntervals subtract(GtidIntervals other) {
    List<Interval> rest = intervals;
    for (Interval hole : other.intervals) {
      List<Interval> cut = new ArrayList<>();
      for (Interval whole : rest) {
        cut(whole, hole, cut);
      }
      rest = cut;
    }
    return new GtidIntervals(List.copyOf(rest));
  }

  private static void cut(Interval whole, Interval hole, List<Interval> rest) {
    if (hole.last() < whole.first() || hole.first() > whole.last()) {
      rest.add(whole);
      return;
    }
    if (whole.first() < hole.first()) {
      rest.add(new Interval(whole.first(), hole.first() - 1));
    }
    if (whole.last() > hole.last()) {
      rest.add(new Interval(hole.last() + 1, whole.last()));
    }
  }

  boolean isEmpty() {
    return intervals.isEmpty();
  }

  long count() {
    return intervals.stream().mapToLong(i -> i.last() - i.first() + 1).sum();
  }

  @Override
  public String toString() {
    return intervals.stream()
        .map(i -> i.first() == i.last() ? "" + i.first() : i.first() + "-" + i.last())
        .collect(Collectors.joining(":"));
  }
}
