package com.paymentmigration.operator.doctor.check;

import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.account.Identities;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Service-linked roles. AWS makes one with the first resource that needs it, unless the template
 * names it as a principal: a policy with a principal that does not exist is refused.
 */
public final class ServiceRoleCheck {
  static final String KEY = "service-linked-role";
  private static final Map<String, String> ROLES = roles();

  private ServiceRoleCheck() {}

  /** A check for each service that the template uses. */
  public static List<Check> all(PlannedStack plan, Identities identities) {
    List<Check> checks = new ArrayList<>();
    String template = plan.assembly().template().toString();
    ROLES.forEach(
        (role, service) -> {
          boolean principal = principal(template, role);
          checks.add(Check.one(KEY, role, () -> look(identities, role, service, principal)));
        });
    return checks;
  }

  private static Finding look(
      Identities identities, String role, String service, boolean principal) {
    if (identities.role(role).isPresent()) {
      return Finding.ok(KEY, role, "exists");
    }
    return principal
        ? Finding.fail(
                KEY,
                role,
                "not there, and a policy of the template names it as its principal",
                "the role",
                "make it")
            .then("aws iam create-service-linked-role --aws-service-name " + service)
        : Finding.ok(KEY, role, "not there yet: AWS makes it with the first resource");
  }

  /** Whether it stands as a principal, and not only in a condition, which takes any name. */
  private static boolean principal(String template, String role) {
    int at = template.indexOf("\"Principal\":");
    while (at >= 0) {
      int end = template.indexOf('}', at);
      if (end > at && template.substring(at, end).contains("/" + role)) {
        return true;
      }
      at = template.indexOf("\"Principal\":", at + 1);
    }
    return false;
  }

  private static Map<String, String> roles() {
    Map<String, String> roles = new TreeMap<>();
    roles.put("AWSServiceRoleForAutoScaling", "autoscaling.amazonaws.com");
    roles.put("AWSServiceRoleForBackup", "backup.amazonaws.com");
    roles.put("AWSServiceRoleForElasticLoadBalancing", "elasticloadbalancing.amazonaws.com");
    roles.put("AWSServiceRoleForRDS", "rds.amazonaws.com");
    return roles;
  }
}
