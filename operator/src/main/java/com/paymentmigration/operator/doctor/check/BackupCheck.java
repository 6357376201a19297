package com.paymentmigration.operator.doctor.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.account.BackupSettings;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.doctor.plan.Resource;
import com.paymentmigration.operator.report.Finding;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether AWS Backup is switched on for what the backup plans select. */
public final class BackupCheck {
  static final String KEY = "backup";
  private static final Map<String, String> NAMES = names();

  private final PlannedStack plan;
  private final BackupSettings settings;

  private BackupCheck(PlannedStack plan, BackupSettings settings) {
    this.plan = plan;
    this.settings = settings;
  }

  /** The check. */
  public static Check of(PlannedStack plan, BackupSettings settings) {
    BackupCheck check = new BackupCheck(plan, settings);
    return Check.one(KEY, String.join(", ", check.selected()), check::look);
  }

  private Finding look() {
    Map<String, Boolean> on = settings.optedIn();
    Set<String> off = new TreeSet<>(selected());
    off.removeIf(type -> on.getOrDefault(type, false));
    String subject = String.join(", ", selected());
    if (off.isEmpty()) {
      return Finding.ok(KEY, subject, "switched on in " + plan.region());
    }
    // All of them: AWS does not say what becomes of a type that is not named.
    Map<String, Boolean> wanted = new TreeMap<>(on);
    off.forEach(type -> wanted.put(type, true));
    return Finding.fail(
            KEY,
            subject,
            String.join(", ", off) + " switched off in " + plan.region(),
            "switched on: the plans would select and protect nothing",
            "switch it on")
        .then(
            "aws backup update-region-settings --region "
                + plan.region()
                + " --resource-type-opt-in-preference '{"
                + wanted.entrySet().stream()
                    .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
                    .collect(Collectors.joining(","))
                + "}'");
  }

  /** AWS Backup's names of the types that the selections hold. */
  private Set<String> selected() {
    Map<String, String> types = new TreeMap<>();
    plan.resources().forEach(resource -> types.put(resource.id(), resource.type()));
    Set<String> selected = new TreeSet<>();
    for (Resource selection : plan.resources("AWS::Backup::BackupSelection")) {
      for (JsonNode arn : selection.properties().path("BackupSelection").path("Resources")) {
        String type = types.get(arn.path("Fn::GetAtt").path(0).asText());
        selected.add(NAMES.getOrDefault(type, String.valueOf(type)));
      }
    }
    return selected;
  }

  private static Map<String, String> names() {
    Map<String, String> names = new TreeMap<>();
    names.put("AWS::RDS::DBCluster", "Aurora");
    names.put("AWS::DynamoDB::Table", "DynamoDB");
    return names;
  }
}
