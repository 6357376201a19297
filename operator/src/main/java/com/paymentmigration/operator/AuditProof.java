package com.paymentmigration.operator;

import com.paymentmigration.lambda.aws.AuditCopy;
import com.paymentmigration.lambda.aws.StateTableReader;
import com.paymentmigration.lambda.domain.AuditChain;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves audit events by their hashes, and says what they prove.
 *
 * @param proof what the events prove
 * @param copies events of the copy that were compared
 * @param first the first break, of the chain or against the copy
 */
record AuditProof(AuditChain.Proof proof, int copies, Optional<AuditChain.Break> first) {
  private static final int ALL = 1_000_000;

  /**
   * Events in the table, and the head that the state item carries.
   *
   * @param copy file to compare with; may be null
   */
  static AuditProof ofTable(StateTableReader table, Path copy) {
    // The state first: what is written meanwhile comes after it.
    Optional<MigrationState> state = table.state();
    long version = state.map(MigrationState::version).orElse(0L);
    List<AuditEvent> all = table.events(ALL);
    // And again: what is newer even than this was written by no change of the state.
    long latest = table.state().map(MigrationState::version).orElse(0L);
    List<AuditEvent> events = all.stream().filter(event -> event.version() <= version).toList();
    AuditProof proof =
        of(
            events,
            AuditChain.of(events, state.map(MigrationState::auditHead).orElse(""), version),
            copy);
    return new AuditProof(
        proof.proof(), proof.copies(), proof.first().or(() -> AuditChain.beyond(all, latest)));
  }

  /**
   * Events in a file, in the order of its lines.
   *
   * @param copy file to compare with; may be null
   * @throws OperatorException if a file cannot be read
   */
  static AuditProof ofFile(Path file, Path copy) {
    List<AuditEvent> events = read("--events", file);
    return of(events, AuditChain.of(events), copy);
  }

  private static AuditProof of(List<AuditEvent> events, AuditChain.Proof proof, Path copy) {
    List<AuditEvent> copies = copy == null ? List.of() : read("--copy", copy);
    return new AuditProof(
        proof, copies.size(), proof.first().or(() -> AuditChain.against(events, copies)));
  }

  private static List<AuditEvent> read(String option, Path file) {
    List<AuditEvent> events = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        AuditCopy.parse(line).ifPresent(events::add);
      }
    } catch (IOException | MigrationException unusable) {
      throw unusable(option, file, unusable.getMessage(), unusable);
    }
    if (events.isEmpty()) {
      throw unusable(option, file, "no audit event in it", null);
    }
    return events;
  }

  private static OperatorException unusable(String option, Path file, String why, Exception cause) {
    return new OperatorException(
        option + " '" + file + "'",
        why,
        "export it again as docs/operator.md#audit-events says",
        cause);
  }

  /** Says it; {@link ExitCode#FAILED} if anything is wrong, or nothing is proven of any event. */
  int give(Answer answer) {
    answer.give(fields(), this::text);
    return holds() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private boolean holds() {
    return first.isEmpty() && !proof.isOfNothing();
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("holds", holds());
    fields.put("proven", proof.proven());
    fields.put("before", proof.before());
    fields.put("byHand", proof.byHand());
    fields.put("compared", copies);
    fields.put("head", proof.head());
    first.ifPresent(
        broken -> {
          fields.put("fault", broken.fault().name());
          fields.put("version", broken.version());
          fields.put("why", broken.why());
        });
    return fields;
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        first
            .map(
                broken ->
                    "BROKEN at version "
                        + broken.version()
                        + ", "
                        + broken.fault()
                        + ": "
                        + broken.why())
            .orElse(proof.isOfNothing() ? "NOT PROVEN: no event has a hash" : "PROVEN"));
    lines.add("  events    " + proof.proven() + " by their hashes");
    if (proof.before() > 0) {
      lines.add("            " + proof.before() + " of a version without hashes: not proven");
    }
    if (!proof.byHand().isEmpty()) {
      lines.add("            by hand, not proven: versions " + proof.byHand());
    }
    lines.add("  copy      " + (copies == 0 ? "none given" : copies + " events compared"));
    lines.add("  head      " + (proof.head().isEmpty() ? "none" : proof.head()));
    return String.join(System.lineSeparator(), lines);
  }
}
