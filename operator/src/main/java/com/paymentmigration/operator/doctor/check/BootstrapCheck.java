package com.paymentmigration.operator.doctor.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.account.Buckets;
import com.paymentmigration.operator.doctor.account.Identities;
import com.paymentmigration.operator.doctor.account.Settings;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The CDK bootstrap that the assembly's manifest asks for: version, bucket, roles. */
public final class BootstrapCheck {
  static final String VERSION = "bootstrap-version";
  static final String BUCKET = "bootstrap-bucket";
  static final String ROLE = "bootstrap-role";

  private final PlannedStack plan;

  private BootstrapCheck(PlannedStack plan) {
    this.plan = plan;
  }

  /** The checks. */
  public static List<Check> all(
      PlannedStack plan, Settings settings, Buckets buckets, Identities identities) {
    BootstrapCheck bootstrap = new BootstrapCheck(plan);
    List<Check> checks = new ArrayList<>();
    String parameter =
        plan.assembly().properties().path("bootstrapStackVersionSsmParameter").asText();
    checks.add(Check.one(VERSION, parameter, () -> bootstrap.version(parameter, settings)));
    for (String bucket : bootstrap.destinations("bucketName")) {
      checks.add(Check.one(BUCKET, bucket, () -> bootstrap.bucket(bucket, buckets)));
    }
    for (String role : bootstrap.roles()) {
      checks.add(Check.one(ROLE, name(role), () -> bootstrap.role(name(role), identities)));
    }
    return checks;
  }

  private Finding version(String parameter, Settings settings) {
    int wanted = plan.assembly().properties().path("requiresBootstrapStackVersion").asInt();
    Optional<String> found = settings.parameter(parameter);
    if (found.isEmpty()) {
      return fail(VERSION, parameter, "not found", "version " + wanted + " or newer");
    }
    boolean enough = found.get().matches("[0-9]{1,9}") && Integer.parseInt(found.get()) >= wanted;
    return enough
        ? Finding.ok(VERSION, parameter, "version " + found.get() + ", wanted " + wanted)
        : fail(VERSION, parameter, "version " + found.get(), "version " + wanted + " or newer");
  }

  private Finding bucket(String bucket, Buckets buckets) {
    Optional<String> region = buckets.region(bucket, plan.account());
    return region.filter(plan.region()::equals).isPresent()
        ? Finding.ok(BUCKET, bucket, "in " + plan.region())
        : fail(
            BUCKET,
            bucket,
            region.map(other -> "in " + other).orElse("not found"),
            "a bucket of this account in " + plan.region());
  }

  private Finding role(String role, Identities identities) {
    return identities
        .role(role)
        .map(arn -> Finding.ok(ROLE, role, "exists"))
        .orElseGet(() -> fail(ROLE, role, "not found", "the role that the bootstrap makes"));
  }

  private Finding fail(String key, String subject, String received, String allowed) {
    return Finding.fail(key, subject, received, allowed, "bootstrap account and region")
        .then("npx aws-cdk@2.1148.1 bootstrap aws://" + plan.account() + "/" + plan.region());
  }

  private List<String> destinations(String field) {
    TreeSet<String> values = new TreeSet<>();
    for (JsonNode destination : plan.assembly().assets()) {
      values.add(plan.filled(destination.path(field).asText()));
    }
    return List.copyOf(values);
  }

  /** ARNs of the roles that a deployment takes on: deploy, execution, publishing. */
  private List<String> roles() {
    TreeSet<String> roles = new TreeSet<>(assumed(plan));
    roles.add(
        plan.filled(plan.assembly().properties().path("cloudFormationExecutionRoleArn").asText()));
    return List.copyOf(roles);
  }

  /** ARNs of the roles that the caller itself takes on. */
  static List<String> assumed(PlannedStack plan) {
    TreeSet<String> roles = new TreeSet<>(new BootstrapCheck(plan).destinations("assumeRoleArn"));
    roles.add(plan.filled(plan.assembly().properties().path("assumeRoleArn").asText()));
    return List.copyOf(roles);
  }

  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
