package com.paymentmigration.operator.doctor.check;

import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.account.Identities;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.report.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Whether who calls may deploy: take on the roles of the bootstrap. */
public final class CallerCheck {
  static final String KEY = "caller";
  private static final String ACTION = "sts:AssumeRole";
  private static final String ALLOWED = "allowed";

  private final PlannedStack plan;
  private final String caller;
  private final Identities identities;

  private CallerCheck(PlannedStack plan, String caller, Identities identities) {
    this.plan = plan;
    this.caller = caller;
    this.identities = identities;
  }

  /** The check of {@code caller}, an ARN. */
  public static Check of(PlannedStack plan, String caller, Identities identities) {
    CallerCheck check = new CallerCheck(plan, caller, identities);
    return Check.one(KEY, caller, check::look);
  }

  private Finding look() {
    if (caller.endsWith(":root")) {
      return Finding.warn(
          KEY,
          caller,
          "the account's root user, whom IAM cannot simulate",
          "a role or user with rights of its own",
          "sign in as another (PCI DSS 7.2.5)");
    }
    Optional<String> identity = identity();
    if (identity.isEmpty()) {
      return Finding.notChecked(
          KEY, caller, "no user and no role of this account", "ask who manages its rights");
    }
    Map<String, String> decisions =
        identities.decisions(identity.get(), ACTION, BootstrapCheck.assumed(plan));
    TreeSet<String> denied = new TreeSet<>();
    decisions.forEach(
        (resource, decision) -> {
          if (!decision.equals(ALLOWED)) {
            denied.add(resource + " (" + decision + ")");
          }
        });
    return denied.isEmpty()
        ? Finding.ok(KEY, caller, "may take on the " + decisions.size() + " roles of the bootstrap")
        : Finding.fail(
            KEY,
            caller,
            "may not take on " + String.join(", ", denied),
            ACTION + " on the roles of the bootstrap",
            "let it take them on, or choose another --profile");
  }

  /** A session's ARN names its role without the role's path: IAM tells the whole. */
  private Optional<String> identity() {
    String[] parts = caller.split("[:/]", -1);
    return caller.contains(":assumed-role/")
        ? identities.role(parts[6])
        : caller.contains(":user/") ? Optional.of(caller) : Optional.empty();
  }
}
