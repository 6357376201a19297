package com.paymentmigration.supplychain;

import com.paymentmigration.supplychain.BillOfMaterials.Component;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which licences a library may have; anything unknown is refused until somebody has read it. */
final class LicencePolicy {
  /** Permissive, or weak copyleft that ends at the library's own files. */
  static final List<String> ALLOWED =
      List.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "EPL-1.0", "EPL-2.0");

  /** Libraries that were read one by one: what they declare, and why they may be used. */
  private static final Map<String, Exemption> EXEMPTIONS =
      Map.ofEntries(
          Map.entry(
              "com.mysql:mysql-connector-j",
              new Exemption(
                  "The GNU General Public License, v2 with Universal FOSS Exception, v1.0",
                  "The Universal FOSS Exception lets software under a licence of the FSF's or OSI's"
                      + " lists, such as Apache-2.0, use it without coming under the GPL")),
          Map.entry(
              "mysql:mysql-connector-java",
              new Exemption(
                  "The GNU General Public License, Version 2",
                  "Comes with the MySQL server of the tests; nothing that is deployed holds it")));

  private LicencePolicy() {}

  private record Exemption(String licence, String reason) {}

  /** Libraries that have an exemption. */
  static Set<String> exempted() {
    return EXEMPTIONS.keySet();
  }

  /** What is wrong with the component's licence; nothing if it may be used. */
  static Optional<String> objection(Component component) {
    if (component.licences().stream().anyMatch(ALLOWED::contains)) {
      return Optional.empty();
    }
    if (exemption(component).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        component.name()
            + " "
            + component.version()
            + ": received licence "
            + (component.licences().isEmpty() ? "nothing" : component.licences())
            + ", allowed: one of "
            + ALLOWED
            + ", or an exemption in LicencePolicy with its reason");
  }

  /** Why a component may be used although its licence is not on the list. */
  static Optional<String> exemption(Component component) {
    return Optional.ofNullable(EXEMPTIONS.get(component.name()))
        .filter(exemption -> component.licences().contains(exemption.licence()))
        .map(Exemption::reason);
  }
}
