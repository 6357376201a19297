package com.paymentmigration.lambda.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever may write the table, but not the state item, changes the trail in every way that a
 * program makes up: the proof must see each. Whoever writes the state item too is seen by the copy.
 */
class AuditAttacksTest {
  private static final int LENGTH = 12;
  private static final int TRIES = 500;
  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

  /** A trail, and what the state item says of it. */
  private record Stored(List<AuditEvent> events, String head, long version) {
    boolean isProven(List<AuditEvent> found) {
      List<AuditEvent> known = found.stream().filter(event -> event.version() <= version).toList();
      return AuditChain.of(known, head, version).holds()
          && AuditChain.beyond(found, version).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "edit",
        "edit with its own new hash",
        "edit and chain all that follow anew",
        "strip hashes from here on",
        "strip all hashes",
        "remove",
        "cut off the oldest",
        "cut off the latest",
        "swap",
        "turn round",
        "duplicate",
        "insert between two",
        "append one more",
        "append one without a hash",
        "fork from here on",
        "replay of another stack from here on",
        "all of another stack"
      })
  void isSeen(String attack) {
    Random random = new Random(attack.hashCode());
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Stored stored = stored("a", LENGTH);
      assertThat(stored.isProven(stored.events())).isTrue();
      List<AuditEvent> broken = attacked(attack, stored, random);
      assertThat(broken).isNotEqualTo(stored.events());

      assertThat(stored.isProven(broken)).as(attack + " " + broken).isFalse();
    }
  }

  /** The state item written anew too: then only the copy in the functions' logs tells. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "edit and chain all that follow anew",
        "cut off the latest",
        "strip hashes from here on",
        "fork from here on",
        "replay of another stack from here on",
        "all of another stack"
      })
  void withTheStateItemItIsSeenByTheCopy(String attack) {
    Random random = new Random(attack.hashCode());
    Stored stored = stored("a", LENGTH);
    for (int attempt = 0; attempt < TRIES; attempt++) {
      List<AuditEvent> broken = attacked(attack, stored, random);

      assertThat(AuditChain.against(broken, stored.events())).as(attack).isPresent();
    }
  }

  private static List<AuditEvent> attacked(String attack, Stored stored, Random random) {
    List<AuditEvent> events = new ArrayList<>(stored.events());
    int at = random.nextInt(LENGTH - 1);
    AuditEvent victim = events.get(at);
    AuditEvent innocent = event("a", victim.version(), "innocent");
    switch (attack) {
      case "edit" -> events.set(at, withHashes(innocent, victim.previous(), victim.hash()));
      case "edit with its own new hash" ->
          events.set(at, innocent.chained("run", "fn", victim.previous()));
      case "edit and chain all that follow anew" -> follow(events, at, "a", "innocent");
      case "strip hashes from here on" -> strip(events, at);
      case "strip all hashes" -> strip(events, 0);
      case "remove" -> events.remove(at);
      case "cut off the oldest" -> events.subList(0, at + 1).clear();
      case "cut off the latest" -> events.subList(at + 1, LENGTH).clear();
      case "swap" -> Collections.swap(events, at, at + 1);
      case "turn round" -> Collections.reverse(events);
      case "duplicate" -> events.add(at, victim);
      case "insert between two" -> events.add(at + 1, innocent.chained("r", "f", victim.hash()));
      case "append one more" ->
          events.add(event("a", LENGTH + 1, "x").chained("run", "fn", stored.head()));
      case "append one without a hash" -> events.add(event("a", LENGTH + 1, "x"));
      case "fork from here on" -> {
        List<AuditEvent> other = new ArrayList<>(events);
        follow(other, at, "a", "fork");
        events.addAll(other.subList(at, LENGTH));
        events.sort(java.util.Comparator.comparingLong(AuditEvent::version));
      }
      case "replay of another stack from here on" ->
          Collections.copy(
              events.subList(at, LENGTH), stored("b", LENGTH).events().subList(at, LENGTH));
      case "all of another stack" -> Collections.copy(events, stored("b", LENGTH).events());
      default -> throw new IllegalArgumentException(attack);
    }
    return events;
  }

  private static void follow(List<AuditEvent> events, int from, String stack, String reason) {
    String previous = from == 0 ? "" : events.get(from - 1).hash();
    for (int index = from; index < events.size(); index++) {
      events.set(
          index, event(stack, events.get(index).version(), reason).chained("run", "fn", previous));
      previous = events.get(index).hash();
    }
  }

  private static void strip(List<AuditEvent> events, int from) {
    for (int index = from; index < events.size(); index++) {
      events.set(index, withHashes(events.get(index), "", ""));
    }
  }

  static Stream<RecordComponent> fields() {
    return Stream.of(AuditEvent.class.getRecordComponents())
        .filter(field -> !field.getName().equals("hash"));
  }

  /** Each field by itself, whatever fields the record gets later. */
  @ParameterizedTest
  @MethodSource("fields")
  void noFieldIsOutsideTheHash(RecordComponent field) throws ReflectiveOperationException {
    AuditEvent event = stored("a", 3).events().get(1);
    RecordComponent[] all = AuditEvent.class.getRecordComponents();
    Object[] values = new Object[all.length];
    Class<?>[] types = new Class<?>[all.length];
    for (int index = 0; index < all.length; index++) {
      types[index] = all[index].getType();
      values[index] = all[index].getAccessor().invoke(event);
      if (all[index].getName().equals(field.getName())) {
        values[index] = another(values[index]);
      }
    }

    AuditEvent other = AuditEvent.class.getConstructor(types).newInstance(values);

    assertThat(other.computedHash()).isNotEqualTo(event.hash());
  }

  private static Object another(Object value) {
    if (value instanceof Long number) {
      return number + 1;
    }
    if (value instanceof String text) {
      return text + "x";
    }
    if (value instanceof Instant time) {
      return time.plusNanos(1);
    }
    if (value instanceof Intent intent) {
      return intent == Intent.SET_WEIGHT ? Intent.FOREIGN_FOUND : Intent.SET_WEIGHT;
    }
    if (value instanceof MigrationStatus status) {
      return status == MigrationStatus.HALTED ? MigrationStatus.READY : MigrationStatus.HALTED;
    }
    throw new IllegalArgumentException("no other value of " + value.getClass());
  }

  /** What reads alike as one text is not alike. */
  @Test
  void textsThatRunIntoEachOtherHaveOtherHashes() {
    AuditEvent one = event("a", 1, "why").chained("run\ncaller:2:fn", "x", "");
    AuditEvent other = event("a", 1, "why").chained("run", "caller:2:fn\nx", "");
    AuditEvent accent = event("a", 1, "e\u0301").chained("run", "fn", "");
    AuditEvent composed = event("a", 1, "\u00e9").chained("run", "fn", "");

    assertThat(one.hash()).isNotEqualTo(other.hash());
    assertThat(accent.hash()).isNotEqualTo(composed.hash());
  }

  private static Stored stored(String stack, int length) {
    List<AuditEvent> events = new ArrayList<>();
    IntStream.rangeClosed(1, length).forEach(n -> events.add(event(stack, n, "why " + n)));
    follow(events, 0, stack, "why");
    return new Stored(List.copyOf(events), events.get(length - 1).hash(), length);
  }

  private static AuditEvent event(String stack, long version, String reason) {
    return new AuditEvent(
        1,
        version,
        Intent.SET_WEIGHT,
        MigrationStatus.SHIFTING,
        MigrationStatus.SHIFTING,
        "ann",
        reason,
        NOW.plusSeconds(version),
        7,
        stack + "-" + version);
  }

  private static AuditEvent withHashes(AuditEvent event, String previous, String hash) {
    return new AuditEvent(
        event.epoch(),
        event.version(),
        event.intent(),
        event.from(),
        event.to(),
        event.actor(),
        event.reason(),
        event.at(),
        event.elapsedMillis(),
        event.token(),
        event.execution(),
        event.caller(),
        previous,
        hash);
  }
}
