package com.paymentmigration.lambda.domain;

import java.time.Instant;

/**
 * An immutable record of one change of the state item: who, what, why, when (PCI DSS 10.2). Stored
 * in the same transaction as the change, under the epoch and version that the change produced.
 *
 * @param epoch epoch after the change
 * @param version version after the change
 * @param intent what was done
 * @param from status before
 * @param to status after
 * @param actor who: a principal, or the execution's ARN
 * @param reason why, in words
 * @param at when
 * @param elapsedMillis time since the previous step began, in milliseconds, 0 or more
 * @param token unique to this write: tells a write whose reply was lost from another's
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
    String token) {}
