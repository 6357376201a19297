package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.Blocker;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the locks that an account statement waits for. Such a statement wants the grant tables for
 * itself; whoever read one in a transaction that is still open, locked one, or locked the whole
 * server, holds it up, and with it every login.
 */
final class AccountStatementBlockers {
  private final SqlChannel sql;

  AccountStatementBlockers(SqlChannel sql) {
    this.sql = sql;
  }

  /**
   * Those of idle holders in any case, of busy ones only if somebody waits for them. An applier
   * cannot be ended, the service's own sessions are left alone, and so is who holds the migration
   * lock or its guard's: the session that runs account statements holds the grant tables itself, is
   * waited for meanwhile, and looks idle in the instant in which its statement ends.
   */
  Set<Blocker> look() {
    return sql
        .rows(
            "SELECT DISTINCT holder.processlist_id AS session,"
                + " CONCAT_WS(' ', held.owner_event_id, held.object_instance_begin) AS held_lock"
                + " FROM performance_schema.metadata_locks AS held"
                + " JOIN performance_schema.threads AS holder"
                + " ON holder.thread_id = held.owner_thread_id"
                + " LEFT JOIN performance_schema.metadata_locks AS waiting"
                + " ON waiting.lock_status = 'PENDING'"
                + " AND held.object_type = waiting.object_type"
                + " AND held.object_schema <=> waiting.object_schema"
                + " AND held.object_name <=> waiting.object_name"
                + " AND held.owner_thread_id <> waiting.owner_thread_id"
                + " WHERE held.lock_status = 'GRANTED'"
                + " AND ((held.object_type = 'TABLE' AND held.object_schema = 'mysql')"
                + " OR (held.lock_type = 'SHARED'"
                + " AND held.object_type IN ('GLOBAL', 'COMMIT', 'BACKUP LOCK')))"
                + " AND (waiting.owner_thread_id IS NOT NULL"
                + " OR holder.processlist_command = 'Sleep')"
                + " AND holder.processlist_id IS NOT NULL"
                + " AND holder.processlist_id <> CONNECTION_ID()"
                + " AND holder.processlist_user NOT IN"
                + " ('rdsadmin', 'system user', 'event_scheduler')"
                + " AND NOT EXISTS (SELECT 1 FROM performance_schema.metadata_locks AS own"
                + " WHERE own.owner_thread_id = held.owner_thread_id"
                + " AND own.lock_status = 'PENDING')"
                + " AND NOT EXISTS (SELECT 1 FROM performance_schema.metadata_locks AS ours"
                + " WHERE ours.owner_thread_id = held.owner_thread_id"
                + " AND ours.object_type = 'USER LEVEL LOCK'"
                + " AND ours.lock_status = 'GRANTED'"
                + " AND ours.object_name IN (?, ?))",
            MigrationLock.NAME,
            MigrationLock.GUARD)
        .stream()
        .map(row -> new Blocker(Long.parseLong(row.get("session")), row.get("held_lock")))
        .collect(Collectors.toUnmodifiableSet());
  }
}
