package com.paymentmigration.lambda.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An immutable record of one change of the state item: who, what, why, when (PCI DSS 10.2). Stored
 * in the same transaction as the change, under the epoch and version that the change produced.
 *
 * <p>Each event carries the hash of the one before and its own, and the state item carries the hash
 * of the latest: an event that is changed, left out or moved breaks the chain ({@link AuditChain}).
 *
 * @param epoch epoch after the change
 * @param version version after the change
 * @param intent what was done
 * @param from status before
 * @param to status after
 * @param actor who, as claimed: a person's name, or an execution's ARN
 * @param reason why, in words
 * @param at when
 * @param elapsedMillis time since the previous step began, in milliseconds, 0 or more
 * @param token unique to this write: tells a write whose reply was lost from another's
 * @param execution ARN of the execution that owned the run after the change; CloudTrail has who
 *     started it. Empty before the first run, and in an event of a version without the chain
 * @param caller ARN of the function that made the change, as Lambda told it; empty where nobody did
 * @param previous hash of the event before; empty in the first event of the chain
 * @param hash of all the above, 64 hexadecimal digits; empty in an event of a version without the
 *     chain, and in one that was written by hand
 */
public record AuditEvent(
    long epoch,
    long version,
    Intent intent,
    MigrationStatus from,
    MigrationStatus to,
    String actor,
    String reason,
    Instant at,
    long elapsedMillis,
    String token,
    String execution,
    String caller,
    String previous,
    String hash) {

  /** An event outside the chain, as versions before it wrote and as people write by hand. */
  public AuditEvent(
      long epoch,
      long version,
      Intent intent,
      MigrationStatus from,
      MigrationStatus to,
      String actor,
      String reason,
      Instant at,
      long elapsedMillis,
      String token) {
    this(epoch, version, intent, from, to, actor, reason, at, elapsedMillis, token, "", "", "", "");
  }

  /**
   * This event as the next one of the chain.
   *
   * @param execution ARN of the execution that owns the run; may be empty
   * @param caller ARN of the function that makes the change; may be empty
   * @param previous hash of the event before; empty for the first
   */
  public AuditEvent chained(String execution, String caller, String previous) {
    AuditEvent linked = with(execution, caller, previous, "");
    return with(execution, caller, previous, linked.computedHash());
  }

  /** Whether it claims to be part of the chain. */
  public boolean inChain() {
    return !hash.isEmpty();
  }

  /**
   * SHA-256 of every field but {@link #hash}: a line {@code name:length:value} each, in the order
   * of the record, the length in bytes of UTF-8. So no two events have the same text.
   */
  public String computedHash() {
    StringBuilder text = new StringBuilder();
    fields()
        .forEach(
            (name, value) ->
                text.append(name)
                    .append(':')
                    .append(value.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(value)
                    .append('\n'));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("epoch", Long.toString(epoch));
    fields.put("version", Long.toString(version));
    fields.put("intent", intent.name());
    fields.put("from", from.name());
    fields.put("to", to.name());
    fields.put("actor", actor);
    fields.put("reason", reason);
    fields.put("at", at.toString());
    fields.put("elapsedMillis", Long.toString(elapsedMillis));
    fields.put("token", token);
    fields.put("execution", execution);
    fields.put("caller", caller);
    fields.put("previous", previous);
    return fields;
  }

  private AuditEvent with(
      String newExecution, String newCaller, String newPrevious, String newHash) {
    return new AuditEvent(
        epoch,
        version,
        intent,
        from,
        to,
        actor,
        reason,
        at,
        elapsedMillis,
        token,
        newExecution,
        newCaller,
        newPrevious,
        newHash);
  }
}
