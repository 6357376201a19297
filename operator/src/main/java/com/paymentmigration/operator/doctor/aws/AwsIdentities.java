package com.paymentmigration.operator.doctor.aws;

import com.paymentmigration.operator.doctor.account.Identities;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Roles and decisions of IAM. */
record AwsIdentities(Supplier<IamClient> iam) implements Identities {
  @Override
  public Optional<String> role(String name) {
    try {
      return Optional.of(iam.get().getRole(r -> r.roleName(name)).role().arn());
    } catch (NoSuchEntityException none) {
      return Optional.empty();
    }
  }

  @Override
  public Map<String, String> decisions(String identityArn, String action, List<String> resources) {
    Map<String, String> decisions = new TreeMap<>();
    for (String resource : resources) {
      decisions.put(
          resource,
          iam.get()
              .simulatePrincipalPolicy(
                  r -> r.policySourceArn(identityArn).actionNames(action).resourceArns(resource))
              .evaluationResults()
              .get(0)
              .evalDecisionAsString());
    }
    return decisions;
  }
}
