package com.paymentmigration.operator.doctor.check;

import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.report.Finding;
import java.util.List;

/** Whether what is examined is what would be deployed, and who gets the mail. */
public final class PlanCheck {
  static final String KEY = "assembly";
  static final String MAIL = "alert-email";

  private PlanCheck() {}

  /** The checks; they ask nobody. */
  public static List<Check> all(PlannedStack plan) {
    String folder = plan.assembly().folder().toString();
    return List.of(
        Check.one(KEY, folder, () -> assembly(plan, folder)),
        Check.one(MAIL, plan.shown("AlertEmail"), () -> mail(plan)));
  }

  private static Finding assembly(PlannedStack plan, String folder) {
    List<String> newer = plan.assembly().newerSources();
    return newer.isEmpty()
        ? Finding.ok(KEY, folder, plan.resources().size() + " resources for " + plan.region())
        : Finding.warn(
            KEY,
            folder,
            "older than " + String.join(", ", newer) + ", which deploy would read again",
            "an assembly of today's sources",
            "synthesize again: npx aws-cdk@2.1148.1 synth --quiet");
  }

  private static Finding mail(PlannedStack plan) {
    plan.parameter("AlertEmail");
    return Finding.ok(
        MAIL,
        plan.shown("AlertEmail"),
        "has the form of an address; its owner must confirm the subscription by a mail's link");
  }
}
