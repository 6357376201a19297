package com.paymentmigration.operator.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a drill works with while it is played: a clock with a limit, a notebook, a journal. */
public final class DrillRun {
  private final Plan plan;
  private final DrillSite site;
  private final Timekeeper time;
  private final Journal journal;
  private final Consumer<String> progress;
  private final Prompt prompt;
  private final Instant deadline;
  private final List<Evidence> evidence;

  DrillRun(
      Plan plan,
      DrillSite site,
      Timekeeper time,
      Journal journal,
      Consumer<String> progress,
      Prompt prompt) {
    this(plan, site, time, journal, progress, prompt, plan.limit(), new ArrayList<>());
  }

  private DrillRun(
      Plan plan,
      DrillSite site,
      Timekeeper time,
      Journal journal,
      Consumer<String> progress,
      Prompt prompt,
      Duration limit,
      List<Evidence> evidence) {
    this.plan = plan;
    this.site = site;
    this.time = time;
    this.journal = journal;
    this.progress = progress;
    this.prompt = prompt;
    this.deadline = time.now().plus(limit);
    this.evidence = evidence;
  }

  /** For putting right: does not stop, has its own limit, writes into the same notebook. */
  DrillRun puttingRight(Duration limit) {
    return new DrillRun(plan, site, time.unstoppable(), journal, progress, prompt, limit, evidence);
  }

  /** The stack. */
  public DrillSite site() {
    return site;
  }

  /** Now. */
  public Instant now() {
    return time.now();
  }

  /** Notes something that was seen. */
  public void evidence(String what, String value) {
    evidence.add(new Evidence(time.now(), what, value));
  }

  List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  /** Says what goes on: the progress line repeats it. */
  public void doing(String what) {
    progress.accept(what);
  }

  /**
   * Announces a change before it is made, so that it is put right whatever happens.
   *
   * @param what in words
   * @param data what putting it right needs
   */
  public void change(String what, Map<String, String> data) {
    evidence("changed", what);
    journal.announce(new OpenChange(plan.name(), what, data, time.now()));
  }

  /**
   * Looks again and again until there is something.
   *
   * @param what is waited for, in words
   * @param patience how long; never past the drill's own limit
   * @param every pause between two looks
   * @return empty when the patience is over
   * @throws OutOfTimeException if the drill's limit is over first
   */
  public <T> Optional<T> await(
      String what, Duration patience, Duration every, Supplier<Optional<T>> look) {
    doing(what);
    Instant end = time.now().plus(patience);
    while (true) {
      Optional<T> seen = look.get();
      if (seen.isPresent()) {
        return seen;
      }
      Instant next = time.now().plus(every);
      if (next.isAfter(deadline)) {
        throw new OutOfTimeException(what);
      }
      if (next.isAfter(end)) {
        return Optional.empty();
      }
      time.pause(every);
    }
  }

  /**
   * Looks again and again until there is something.
   *
   * @param what is waited for, in words
   * @param patience how long; never past the drill's own limit
   * @param every pause between two looks
   * @throws OutOfTimeException if the patience or the drill's limit is over first
   */
  public <T> T require(String what, Duration patience, Duration every, Supplier<Optional<T>> look) {
    return await(what, patience, every, look).orElseThrow(() -> new OutOfTimeException(what));
  }

  /** Time that is left of the limit. */
  public Duration left() {
    Duration left = Duration.between(time.now(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Asks the person at the terminal; empty if there is nobody. */
  public Optional<String> ask(String question) {
    return prompt.ask(question, left());
  }
}
