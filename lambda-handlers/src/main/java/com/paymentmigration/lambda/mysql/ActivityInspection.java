package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.ServerActivity;
import java.util.List;

/** Reads what runs at this moment and would make the fence wait. */
final class ActivityInspection {
  private static final String DEFINITION_STATEMENTS =
      "^[[:space:]]*(ALTER|CREATE|DROP|RENAME|TRUNCATE|OPTIMIZE|REPAIR)[[:space:]]";

  private final SqlChannel sql;

  ActivityInspection(SqlChannel sql) {
    this.sql = sql;
  }

  ServerActivity read() {
    return new ServerActivity(runningDdl(), tableLocks(), oldestTransactionSeconds());
  }

  /** Two words of each statement: enough to know it, too little to hold a value. */
  private List<String> runningDdl() {
    return sql.column(
        "SELECT CONCAT(SUBSTRING_INDEX(TRIM(info), ' ', 2), ' of connection ', id)"
            + " FROM information_schema.processlist"
            + " WHERE id <> CONNECTION_ID() AND info REGEXP ?",
        DEFINITION_STATEMENTS);
  }

  /** Empty where performance_schema is off; the fence's own lock wait bounds what is missed. */
  private List<String> tableLocks() {
    return sql.column(
        "SELECT DISTINCT CONCAT(locks.lock_type, ' on ', locks.object_type, ' by connection ',"
            + " threads.processlist_id)"
            + " FROM performance_schema.metadata_locks AS locks"
            + " JOIN performance_schema.threads AS threads"
            + " ON threads.thread_id = locks.owner_thread_id"
            + " WHERE locks.lock_status = 'GRANTED'"
            + " AND threads.processlist_id <> CONNECTION_ID()"
            + " AND ((locks.object_type = 'TABLE' AND locks.lock_type IN"
            + " ('SHARED_READ_ONLY', 'SHARED_NO_WRITE', 'SHARED_NO_READ_WRITE'))"
            + " OR (locks.object_type IN ('GLOBAL', 'COMMIT', 'BACKUP LOCK')"
            + " AND locks.lock_type = 'SHARED'))");
  }

  private long oldestTransactionSeconds() {
    return Long.parseLong(
        sql.value(
            "SELECT COALESCE(MAX(TIMESTAMPDIFF(SECOND, trx_started, NOW())), 0)"
                + " FROM information_schema.innodb_trx"
                + " WHERE trx_mysql_thread_id <> CONNECTION_ID()"));
  }
}
