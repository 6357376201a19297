package com.paymentmigration.operator.doctor.account;

import java.util.Map;

/** AWS Backup in this account and region. */
public interface BackupSettings {
  /** Whether it protects each resource type, by its name: {@code Aurora}, {@code DynamoDB}. */
  Map<String, Boolean> optedIn();
}
