package com.paymentmigration.rehearsal.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes what trials find, in the order in which they find it. */
public final class Findings {
  private final List<Finding> all = new ArrayList<>();
  private final Consumer<Finding> listener;
  private String trial = "";

  /** Tells {@code listener} of each. */
  public Findings(Consumer<Finding> listener) {
    this.listener = listener;
  }

  void begin(String name) {
    trial = name;
  }

  /** {@code promise} was kept, or not. */
  public void found(Rule rule, String promise, boolean kept, String evidence) {
    add(rule, promise, kept ? Verdict.KEPT : Verdict.BROKEN, evidence);
  }

  /** Nothing is known of {@code promise}. */
  public void notShown(Rule rule, String promise, String why) {
    add(rule, promise, Verdict.NOT_SHOWN, why);
  }

  private void add(Rule rule, String promise, Verdict verdict, String evidence) {
    Finding finding = new Finding(rule, promise, verdict, evidence, trial);
    all.add(finding);
    listener.accept(finding);
  }

  /** All so far. */
  public List<Finding> all() {
    return List.copyOf(all);
  }
}
