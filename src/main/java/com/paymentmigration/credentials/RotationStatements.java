package com.paymentmigration.credentials;

import com.paymentmigration.function.WildcardGrant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** What the rotation function may do, and on what. */
final class RotationStatements {
  /**
   * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html
   */
  static final WildcardGrant MAKE_PASSWORDS =
      new WildcardGrant(
          "MakePasswords",
          List.of("secretsmanager:GetRandomPassword"),
          "A random password belongs to no resource");

  private RotationStatements() {}

  static List<PolicyStatement> of(CredentialRotationProps props) {
    List<PolicyStatement> all = new ArrayList<>(props.state().writeStatements());
    all.add(
        PolicyStatement.Builder.create()
            .sid("ReadThisStack")
            .actions(List.of("cloudformation:DescribeStacks"))
            .resources(List.of(Aws.STACK_ID))
            .build());
    all.add(
        PolicyStatement.Builder.create()
            .sid("RotateFourSecrets")
            .actions(
                List.of(
                    "secretsmanager:DescribeSecret",
                    "secretsmanager:GetSecretValue",
                    "secretsmanager:PutSecretValue",
                    "secretsmanager:UpdateSecretVersionStage"))
            .resources(props.credentials().arns())
            .build());
    all.add(
        PolicyStatement.Builder.create()
            .sid("UseSecretsKeyThroughSecretsManager")
            .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
            .resources(List.of(props.credentials().key().getKeyArn()))
            .conditions(
                Map.of(
                    "StringEquals",
                    Map.of("kms:ViaService", "secretsmanager." + Aws.REGION + ".amazonaws.com")))
            .build());
    return all;
  }
}
