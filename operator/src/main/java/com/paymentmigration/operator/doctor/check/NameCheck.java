package com.paymentmigration.operator.doctor.check;

import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.account.TakenNames;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.doctor.plan.Resource;
import com.paymentmigration.operator.report.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Names that the template gives and that a failed first deployment, or somebody else, may have left
 * behind: CloudFormation would say "already exists" after minutes.
 */
public final class NameCheck {
  static final String KEY = "name";

  private NameCheck() {}

  /** One check for each resource with a name of its own. */
  public static List<Check> all(PlannedStack plan, TakenNames names) {
    List<Check> checks = new ArrayList<>();
    for (Resource resource : plan.resources()) {
      NamedType type = NamedType.of(resource.type());
      if (type == null) {
        continue;
      }
      plan.text(resource.properties().path(type.property()))
          .ifPresent(
              name ->
                  checks.add(
                      Check.one(
                          KEY,
                          resource.type() + " " + name,
                          () -> look(plan, names, type, resource.type(), name))));
    }
    return checks;
  }

  private static Finding look(
      PlannedStack plan, TakenNames names, NamedType type, String cloudFormation, String name) {
    String subject = cloudFormation + " " + name;
    return names.taken(cloudFormation, name)
        ? Finding.fail(
                KEY,
                subject,
                "exists already, and no stack of this name holds it",
                "a free name",
                type.advice())
            .then(type.commands(plan.region(), plan.account(), name))
        : Finding.ok(KEY, subject, "free");
  }
}
