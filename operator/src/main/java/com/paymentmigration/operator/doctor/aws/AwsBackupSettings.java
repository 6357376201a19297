package com.paymentmigration.operator.doctor.aws;

import com.paymentmigration.operator.doctor.account.BackupSettings;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.backup.BackupClient;

/** AWS Backup's settings of the region. */
record AwsBackupSettings(Supplier<BackupClient> backup) implements BackupSettings {
  @Override
  public Map<String, Boolean> optedIn() {
    return backup.get().describeRegionSettings(r -> {}).resourceTypeOptInPreference();
  }
}
