package com.paymentmigration.lambda.validation.tail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What fits into the tail check's time, by how long each part took when it was tried. */
final class TailBudget {
  /** Of the box: the other half is for a machine that is slower inside the fence. */
  static final int SHARE = 2;

  private TailBudget() {}

  /** A part and how long it took. */
  record Tried<T>(T part, Duration took) {}

  /** As many parts as fit into half of {@code box}, the quickest first. */
  static <T> List<T> fitting(List<Tried<T>> tried, Duration box) {
    List<Tried<T>> quickestFirst = new ArrayList<>(tried);
    quickestFirst.sort(Comparator.comparing(Tried::took));
    List<T> fitting = new ArrayList<>();
    Duration left = box.dividedBy(SHARE);
    for (Tried<T> one : quickestFirst) {
      left = left.minus(one.took());
      if (left.isNegative()) {
        break;
      }
      fitting.add(one.part());
    }
    return fitting;
  }
}
