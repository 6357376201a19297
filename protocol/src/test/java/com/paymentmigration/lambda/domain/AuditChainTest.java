package com.paymentmigration.lambda.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.AuditChain.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a chain of audit events proves, and which event it names when it is broken. */
class AuditChainTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final String HEAD_OF_NONE = "";

  @Test
  void eventsAsTheyWereWrittenAreProven() {
    AuditChain.Proof proof = AuditChain.of(chain(5));

    assertThat(proof.holds()).isTrue();
    assertThat(proof.proven()).isEqualTo(5);
    assertThat(proof.head()).isEqualTo(chain(5).get(4).hash());
  }

  @Test
  void noEventAtAllIsProvenBeforeTheFirstRun() {
    assertThat(AuditChain.of(List.of(), HEAD_OF_NONE, 0).holds()).isTrue();
  }

  /** By sha256sum over the text that the Javadoc describes. */
  @Test
  void theHashIsThatOfALineForEachField() {
    assertThat(chain(1).get(0).hash())
        .isEqualTo("bada41d2154d452b1f2a6a73f90b51704fa7de208b7d7a013d7da02582df58d7");
  }

  @Test
  void eachFieldOfAnEventIsUnderItsHash() {
    Map<String, UnaryOperator<AuditEvent>> changes = new TreeMap<>();
    changes.put("epoch", e -> edited(e, 9, e.from(), "why", e.caller(), e.previous()));
    changes.put("from", e -> edited(e, 1, MigrationStatus.HALTED, "why", e.caller(), e.previous()));
    changes.put("reason", e -> edited(e, 1, e.from(), "another", e.caller(), e.previous()));
    changes.put("caller", e -> edited(e, 1, e.from(), "why", "arn:other", e.previous()));
    changes.put("previous", e -> edited(e, 1, e.from(), "why", e.caller(), "0"));

    changes.forEach(
        (field, change) -> {
          List<AuditEvent> events = chain(4);
          events.set(2, change.apply(events.get(2)));
          AuditChain.Break broken = AuditChain.of(events).first().orElseThrow();
          assertThat(broken.fault()).as(field).isEqualTo(Fault.CHANGED);
          assertThat(broken.version()).as(field).isEqualTo(3);
        });
  }

  @Test
  void anEventThatWasWrittenAnewWithItsHashIsNamedByItsSuccessor() {
    List<AuditEvent> events = chain(4);
    events.set(
        1,
        edited(events.get(1), 1, MigrationStatus.READY, "innocent", "arn:fn", "")
            .chained("arn:run", "arn:fn", events.get(0).hash()));

    AuditChain.Break broken = AuditChain.of(events).first().orElseThrow();
    assertThat(broken.fault()).isEqualTo(Fault.CHANGED);
    assertThat(broken.version()).isEqualTo(2);
  }

  @Test
  void aMissingEventIsNamed() {
    List<AuditEvent> events = chain(5);
    events.remove(2);

    AuditChain.Break broken = AuditChain.of(events).first().orElseThrow();
    assertThat(broken.fault()).isEqualTo(Fault.MISSING);
    assertThat(broken.version()).isEqualTo(3);
  }

  @Test
  void theLatestEventsCannotBeCutOff() {
    List<AuditEvent> events = chain(5);

    AuditChain.Break broken =
        AuditChain.of(events.subList(0, 3), events.get(4).hash(), 5).first().orElseThrow();
    assertThat(broken.fault()).isEqualTo(Fault.MISSING);
    assertThat(broken.version()).isEqualTo(4);
  }

  @Test
  void theLatestEventCannotBeReplacedWithoutTheStateItem() {
    List<AuditEvent> events = chain(3);
    String head = events.get(2).hash();
    events.set(
        2,
        edited(events.get(2), 1, MigrationStatus.READY, "innocent", "arn:fn", "")
            .chained("arn:run", "arn:fn", events.get(1).hash()));

    AuditChain.Break broken = AuditChain.of(events, head, 3).first().orElseThrow();
    assertThat(broken.fault()).isEqualTo(Fault.REPLACED);
    assertThat(broken.version()).isEqualTo(3);
  }

  @Test
  void eventsInAnotherOrderAreNamed() {
    List<AuditEvent> events = chain(4);
    Collections.swap(events, 1, 2);

    AuditChain.Break broken = AuditChain.of(events).first().orElseThrow();
    assertThat(broken.fault()).isEqualTo(Fault.MISSING);
    assertThat(broken.version()).isEqualTo(2);

    List<AuditEvent> twice = chain(3);
    twice.add(twice.get(1));
    assertThat(AuditChain.of(twice).first().orElseThrow().fault()).isEqualTo(Fault.REORDERED);
  }

  @Test
  void aWholeTailThatWasWrittenAnewIsFoundByTheCopyOfAnyEventOfIt() {
    List<AuditEvent> written = chain(5);
    List<AuditEvent> forged = new ArrayList<>(written.subList(0, 2));
    for (int version = 3; version <= 5; version++) {
      forged.add(
          plain(version, "innocent").chained("arn:run", "arn:fn", forged.get(version - 2).hash()));
    }
    assertThat(AuditChain.of(forged, forged.get(4).hash(), 5).holds()).isTrue();

    AuditChain.Break broken =
        AuditChain.against(forged, List.of(written.get(3), written.get(0))).orElseThrow();
    assertThat(broken.fault()).isEqualTo(Fault.REPLACED);
    assertThat(broken.version()).isEqualTo(4);
    assertThat(AuditChain.against(written, written)).isEmpty();
    assertThat(AuditChain.against(written.subList(0, 4), written).orElseThrow().fault())
        .isEqualTo(Fault.MISSING);
  }

  @Test
  void eventsOfAVersionWithoutHashesStayReadableAndCountAsNotProven() {
    List<AuditEvent> events = new ArrayList<>(List.of(plain(1, "old"), plain(2, "old")));
    events.add(plain(3, "new").chained("arn:run", "arn:fn", ""));
    events.add(plain(4, "new").chained("arn:run", "arn:fn", events.get(2).hash()));

    AuditChain.Proof proof = AuditChain.of(events, events.get(3).hash(), 4);
    assertThat(proof.holds()).isTrue();
    assertThat(proof.before()).isEqualTo(2);
    assertThat(proof.proven()).isEqualTo(2);
  }

  @Test
  void anEventByHandIsListedAndTheChainGoesOnPastIt() {
    List<AuditEvent> events = chain(2);
    events.add(plain(3, "accepted by A and B"));
    events.add(plain(4, "new").chained("arn:run", "arn:fn", events.get(1).hash()));

    AuditChain.Proof proof = AuditChain.of(events);
    assertThat(proof.holds()).isTrue();
    assertThat(proof.byHand()).containsExactly(3L);

    events.set(1, plain(2, "no hash any more"));
    assertThat(AuditChain.of(events).first().orElseThrow().fault()).isEqualTo(Fault.CHANGED);
  }

  @Test
  void aChainThatBeginsAnewIsNamed() {
    List<AuditEvent> events = chain(2);
    events.add(plain(3, "new").chained("arn:run", "arn:fn", ""));

    AuditChain.Break broken = AuditChain.of(events).first().orElseThrow();
    assertThat(broken.fault()).isEqualTo(Fault.BEGUN_ANEW);
    assertThat(broken.version()).isEqualTo(3);
  }

  private static List<AuditEvent> chain(int length) {
    List<AuditEvent> events = new ArrayList<>();
    String previous = "";
    for (int version = 1; version <= length; version++) {
      events.add(plain(version, "why").chained("arn:run", "arn:fn", previous));
      previous = events.get(version - 1).hash();
    }
    return events;
  }

  private static AuditEvent plain(int version, String reason) {
    return new AuditEvent(
        1,
        version,
        Intent.SET_WEIGHT,
        MigrationStatus.SHIFTING,
        MigrationStatus.SHIFTING,
        "ann",
        reason,
        NOW,
        7,
        "token-" + version);
  }

  /** The event with other content and the hash that it had. */
  private static AuditEvent edited(
      AuditEvent event,
      long epoch,
      MigrationStatus from,
      String reason,
      String caller,
      String previous) {
    return new AuditEvent(
        epoch,
        event.version(),
        event.intent(),
        from,
        event.to(),
        event.actor(),
        reason,
        event.at(),
        event.elapsedMillis(),
        event.token(),
        event.execution(),
        caller,
        previous,
        event.hash());
  }
}
