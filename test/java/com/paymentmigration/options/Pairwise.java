package com.paymentmigration.options;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Rows in which every two values of any two paired factors meet, and every value of the others
 * occurs: the greedy algorithm of AETG (Cohen, Dalal, Fredman, Patton: "The AETG System", IEEE
 * Transactions on Software Engineering 23(7), 1997).
 *
 * <p>A row is an index of a choice per factor; a factor that is not chosen yet has {@link #OPEN},
 * and the predicate must judge such rows too.
 */
final class Pairwise {
  static final int OPEN = -1;

  /** Candidates for a row; the generator of each has a seed of its own, so that runs are equal. */
  private static final int CANDIDATES = 4;

  private final List<Factor> factors;
  private final Predicate<int[]> valid;
  private final Set<Pair> uncovered = new LinkedHashSet<>();
  private final Set<Pair> impossible = new LinkedHashSet<>();
  private final List<int[]> rows = new ArrayList<>();
  private int pairs;

  /** A choice of one factor and one of another; both the same for a value that must occur. */
  record Pair(int first, int choice, int second, int other) {
    boolean in(int[] row) {
      return row[first] == choice && row[second] == other;
    }
  }

  Pairwise(List<Factor> factors, Predicate<int[]> valid) {
    this.factors = factors;
    this.valid = valid;
    demand();
    while (!uncovered.isEmpty()) {
      rows.add(row());
    }
  }

  /** The rows, in the order in which they were made. */
  List<int[]> rows() {
    return rows;
  }

  /** Pairs and single values that some row holds. */
  int covered() {
    return pairs;
  }

  /** Pairs that no valid row can hold. */
  Set<Pair> impossible() {
    return impossible;
  }

  private void demand() {
    for (int first = 0; first < factors.size(); first++) {
      for (int second = first; second < factors.size(); second++) {
        boolean both = factors.get(first).paired() && factors.get(second).paired();
        if (first == second ? !factors.get(first).paired() : both) {
          demand(first, second);
        }
      }
    }
    pairs = uncovered.size();
  }

  private void demand(int first, int second) {
    for (int choice = 0; choice < factors.get(first).choices().size(); choice++) {
      for (int other = 0; other < factors.get(second).choices().size(); other++) {
        Pair pair = new Pair(first, choice, second, other);
        if (first == second && choice != other) {
          continue;
        }
        (valid.test(begun(pair)) ? uncovered : impossible).add(pair);
      }
    }
  }

  private int[] begun(Pair pair) {
    int[] row = new int[factors.size()];
    Arrays.fill(row, OPEN);
    row[pair.first()] = pair.choice();
    row[pair.second()] = pair.other();
    return row;
  }

  /** The best of some candidates, which choose their factors in different orders. */
  private int[] row() {
    Pair first = uncovered.iterator().next();
    int[] best = null;
    long most = -1;
    for (int candidate = 0; candidate < CANDIDATES; candidate++) {
      int[] row = candidate(begun(first), new Random(rows.size() * CANDIDATES + candidate));
      long gain = uncovered.stream().filter(pair -> pair.in(row)).count();
      if (gain > most) {
        most = gain;
        best = row;
      }
    }
    int[] chosen = best;
    uncovered.removeIf(pair -> pair.in(chosen));
    return chosen;
  }

  private int[] candidate(int[] row, Random random) {
    List<Integer> order = new ArrayList<>();
    for (int factor = 0; factor < row.length; factor++) {
      if (row[factor] == OPEN) {
        order.add(factor);
      }
    }
    Collections.shuffle(order, random);
    order.forEach(factor -> choose(row, factor, random));
    return row;
  }

  /** The valid choice that meets the most uncovered pairs of the row; it may stay open. */
  private void choose(int[] row, int factor, Random random) {
    int size = factors.get(factor).choices().size();
    long[] gains = new long[size];
    List<Integer> choices = new ArrayList<>();
    for (int choice = 0; choice < size; choice++) {
      row[factor] = choice;
      gains[choice] =
          uncovered.stream().filter(pair -> concerns(pair, factor) && pair.in(row)).count();
      choices.add(choice);
    }
    Collections.shuffle(choices, random);
    choices.sort(Comparator.comparingLong(choice -> -gains[choice]));
    for (int choice : choices) {
      row[factor] = choice;
      if (valid.test(row)) {
        return;
      }
    }
    row[factor] = OPEN;
  }

  private static boolean concerns(Pair pair, int factor) {
    return pair.first() == factor || pair.second() == factor;
  }
}
