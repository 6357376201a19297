package com.paymentmigration.lambda.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Proves that audit events are the ones that were written: none missing, changed, added or moved.
 * Needs nothing but the events, and the head that the state item carries.
 *
 * <p>What it cannot prove by itself: that not <em>all</em> events from one on were written anew,
 * the state item with them. A copy of any later event, such as its line in the functions' log,
 * shows that ({@link #against}).
 */
public final class AuditChain {
  private AuditChain() {}

  /** What is wrong with an event. */
  public enum Fault {
    /** There is no event of this version. */
    MISSING,
    /** Its content is not what its hash, or the hash in the next event, was made of. */
    CHANGED,
    /** It stands after an event of a later version, or twice. */
    REORDERED,
    /** The chain begins anew here, although it had begun: an older version wrote the state. */
    BEGUN_ANEW,
    /** It is newer than the state item: no change wrote it, since both are one transaction. */
    ADDED,
    /** The state item, or the copy, names another latest event: events were cut off or replaced. */
    REPLACED
  }

  /**
   * The first event that breaks the chain.
   *
   * @param fault what is wrong
   * @param version of the event
   * @param why in words
   */
  public record Break(Fault fault, long version, String why) {}

  /**
   * What the events prove.
   *
   * @param proven events that the chain proves
   * @param before events of a version without the chain, before it began
   * @param byHand versions of later events without a hash: people wrote them, in the procedure for
   *     accepted loss, and the chain goes on past them. CloudTrail has who
   * @param head hash of the latest chained event; empty if there is none
   * @param first the first break; empty if there is none
   */
  public record Proof(
      long proven, long before, List<Long> byHand, String head, Optional<Break> first) {
    /** Whether nothing is wrong. */
    public boolean holds() {
      return first.isEmpty();
    }

    /** Whether there are events and not one of them is in the chain: nothing is wrong or right. */
    public boolean isOfNothing() {
      return holds() && proven == 0 && before > 0;
    }

    private Proof broken(Break why) {
      return new Proof(proven, before, byHand, head, Optional.of(why));
    }
  }

  /**
   * Proves {@code events}, in the order in which they are given: oldest first.
   *
   * @param events all of them: events that name one before them which is not there are incomplete
   */
  public static Proof of(List<AuditEvent> events) {
    Walk walk = new Walk();
    for (AuditEvent event : events) {
      Optional<Break> wrong = walk.fault(event);
      if (wrong.isPresent()) {
        return walk.proof(wrong);
      }
      walk.take(event);
    }
    return walk.proof(Optional.empty());
  }

  /**
   * The same, and that the latest event is the one that the state item names.
   *
   * @param head hash that the state item carries; empty before the chain
   * @param version of the state item
   */
  public static Proof of(List<AuditEvent> events, String head, long version) {
    Proof proof = of(events);
    long latest = events.isEmpty() ? 0 : events.get(events.size() - 1).version();
    if (!proof.holds()) {
      return proof;
    }
    if (latest < version) {
      return proof.broken(
          new Break(
              Fault.MISSING,
              latest + 1,
              "the state item has version " + version + ", the latest event is " + latest));
    }
    if (!proof.head().equals(head)) {
      return proof.broken(
          new Break(
              Fault.REPLACED, latest, "the state item names another latest event: " + shown(head)));
    }
    return proof;
  }

  /**
   * The first of {@code events} that no change of the state item wrote.
   *
   * @param events all events, read before the state item
   * @param version of the state item
   */
  public static Optional<Break> beyond(List<AuditEvent> events, long version) {
    return events.stream()
        .filter(event -> event.version() > version)
        .findFirst()
        .map(
            event ->
                new Break(
                    Fault.ADDED, event.version(), "the state item has only version " + version));
  }

  /**
   * Compares with a copy that those who wrote the table cannot change.
   *
   * @param events all events
   * @param copies any of them, in any order, from elsewhere
   * @return the first event of the copy that the events do not have as it is there
   */
  public static Optional<Break> against(List<AuditEvent> events, List<AuditEvent> copies) {
    Map<Long, AuditEvent> byVersion = new TreeMap<>();
    events.forEach(event -> byVersion.put(event.version(), event));
    return copies.stream()
        .sorted(Comparator.comparingLong(AuditEvent::version))
        .filter(copy -> !copy.equals(byVersion.get(copy.version())))
        .findFirst()
        .map(
            copy ->
                byVersion.containsKey(copy.version())
                    ? new Break(
                        Fault.REPLACED,
                        copy.version(),
                        "the copy has another event of this version: " + shown(copy.hash()))
                    : new Break(
                        Fault.MISSING, copy.version(), "the copy has an event of this version"));
  }

  private static String shown(String hash) {
    return hash.isEmpty() ? "none" : hash;
  }

  /** From event to event. */
  private static final class Walk {
    private final List<Long> byHand = new ArrayList<>();
    private long before;
    private long proven;
    private long version = -1;
    private Optional<AuditEvent> link = Optional.empty();

    Optional<Break> fault(AuditEvent event) {
      return order(event).or(() -> content(event)).or(() -> tie(event));
    }

    void take(AuditEvent event) {
      version = event.version();
      if (event.inChain()) {
        proven++;
        link = Optional.of(event);
      } else if (link.isPresent()) {
        byHand.add(version);
      } else {
        before++;
      }
    }

    Proof proof(Optional<Break> first) {
      return new Proof(
          proven, before, List.copyOf(byHand), link.map(AuditEvent::hash).orElse(""), first);
    }

    private Optional<Break> order(AuditEvent event) {
      if (version < 0 || event.version() == version + 1) {
        return Optional.empty();
      }
      return Optional.of(
          event.version() <= version
              ? new Break(Fault.REORDERED, event.version(), "it comes after version " + version)
              : new Break(
                  Fault.MISSING,
                  version + 1,
                  "after version " + version + " comes " + event.version()));
    }

    private static Optional<Break> content(AuditEvent event) {
      return event.inChain() && !event.hash().equals(event.computedHash())
          ? Optional.of(
              new Break(Fault.CHANGED, event.version(), "by its content its hash is another one"))
          : Optional.empty();
    }

    private Optional<Break> tie(AuditEvent event) {
      String wanted = link.map(AuditEvent::hash).orElse("");
      if (!event.inChain() || event.previous().equals(wanted)) {
        return Optional.empty();
      }
      if (link.isEmpty()) {
        return Optional.of(
            new Break(
                Fault.MISSING,
                event.version() - 1,
                "version " + event.version() + " names an event before it, which is not here"));
      }
      long before = link.get().version();
      return Optional.of(
          event.previous().isEmpty()
              ? new Break(
                  Fault.BEGUN_ANEW,
                  event.version(),
                  "it names no event before it, and version " + before + " has a hash")
              : new Break(
                  Fault.CHANGED,
                  before,
                  "version " + event.version() + " was written after another event"));
    }
  }
}
