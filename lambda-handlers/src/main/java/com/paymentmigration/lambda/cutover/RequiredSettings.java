package com.paymentmigration.lambda.cutover;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Global variables that the protocol relies on, with the only value it works with. */
public final class RequiredSettings {
  /** Variable to value as MySQL prints it; the order is that of the report. */
  public static final Map<String, String> VALUES = values();

  private RequiredSettings() {}

  private static Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("gtid_mode", "ON");
    values.put("enforce_gtid_consistency", "ON");
    values.put("log_bin", "ON");
    values.put("binlog_format", "ROW");
    values.put("binlog_row_image", "FULL");
    values.put("sync_binlog", "1");
    values.put("innodb_flush_log_at_trx_commit", "1");
    values.put("require_secure_transport", "ON");
    return Collections.unmodifiableMap(values);
  }
}
