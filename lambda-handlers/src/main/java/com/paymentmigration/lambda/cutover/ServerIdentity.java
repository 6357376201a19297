package com.paymentmigration.lambda.cutover;

import java.time.Instant;

/**
 * Which instance a connection is on; a change means failover or restart, and that read_only may be
 * off again.
 *
 * @param serverId {@code @@aurora_server_id} (elsewhere {@code @@server_uuid})
 * @param startedAt when mysqld started, in whole seconds; equal as long as it did not restart
 * @param innodbReadOnly {@code @@innodb_read_only}: a reader, where nothing may be done
 */
public record ServerIdentity(String serverId, Instant startedAt, boolean innodbReadOnly) {}
