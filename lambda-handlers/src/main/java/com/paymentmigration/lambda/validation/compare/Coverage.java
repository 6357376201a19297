package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a search has looked at, in order. It is the one place that says that nothing was left out:
 * every part of a range had equal digests, or its rows were read, and the parts follow each other
 * from the beginning of the range to its end.
 */
final class Coverage {
  private final List<Leaf> leaves = new ArrayList<>();
  private Key reached;
  private boolean gap;
  private long equalRows;

  /**
   * A range whose rows were read on both sides.
   *
   * @param range range
   * @param suspects keys of the rows that were not the same
   * @param equalRows number of rows that were
   */
  record Leaf(KeyRange range, List<Key> suspects, long equalRows) {
    Leaf {
      suspects = List.copyOf(suspects);
    }
  }

  /** Coverage of what lies after {@code begin}; null for a table's beginning. */
  Coverage(Key begin) {
    this.reached = begin;
  }

  /**
   * Adds the part after the last one, if its digests are equal; otherwise it counts as left out.
   */
  void digested(KeyRange part, Both<ChunkDigest> digests) {
    follow(part);
    if (!digests.source().equals(digests.target())) {
      gap = true;
      return;
    }
    equalRows += digests.source().rows();
  }

  /** Adds the part after the last one, by its rows' hashes. */
  Leaf read(KeyRange part, Map<Key, String> source, Map<Key, String> target) {
    follow(part);
    List<Key> suspects = new ArrayList<>();
    source.forEach(
        (key, hash) -> {
          if (!hash.equals(target.get(key))) {
            suspects.add(key);
          }
        });
    long equal = source.size() - (long) suspects.size();
    target.keySet().stream().filter(key -> !source.containsKey(key)).forEach(suspects::add);
    Leaf leaf = new Leaf(part, suspects, equal);
    leaves.add(leaf);
    equalRows += equal;
    return leaf;
  }

  private void follow(KeyRange part) {
    if (!Objects.equals(part.after(), reached)) {
      gap = true;
    }
    reached = part.upTo();
  }

  /** Parts whose rows were read. */
  List<Leaf> leaves() {
    return List.copyOf(leaves);
  }

  /** Rows that were found equal, by a digest of their part or by their own hash. */
  long equalRows() {
    return equalRows;
  }

  /** Whether every part up to {@code end} was looked at; null for a table's end. */
  boolean reaches(Key end) {
    return !gap && Objects.equals(reached, end);
  }
}
