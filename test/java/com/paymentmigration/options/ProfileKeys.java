package com.paymentmigration.options;

import com.paymentmigration.config.DeploymentProfile;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** The keys of a profile, read from the records themselves: {@code traffic.bakeSeconds}. */
final class ProfileKeys {
  private ProfileKeys() {}

  /** Every key that holds a value, in the order of the records. */
  static List<String> leaves() {
    List<String> keys = new ArrayList<>();
    collect("", DeploymentProfile.class, keys);
    // The name is the key under which the profile stands.
    keys.remove("name");
    return keys;
  }

  private static void collect(String path, Class<?> type, List<String> keys) {
    for (RecordComponent component : type.getRecordComponents()) {
      String key = path + component.getName();
      if (component.getType().isRecord()) {
        collect(key + ".", component.getType(), keys);
      } else {
        keys.add(key);
      }
    }
  }
}
