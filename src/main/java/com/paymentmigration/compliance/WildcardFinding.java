package com.paymentmigration.compliance;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Stack;

/**
 * The id of cdk-nag's finding about a wildcard in a resource ARN, needed to acknowledge exactly
 * that one. The id spells the ARN as the template has it, with references flattened: {@code
 * <AWS::AccountId>}, {@code <LogicalId.Arn>}.
 */
public final class WildcardFinding {
  private WildcardFinding() {}

  /** Id of AwsSolutions-IAM5 for {@code arn} in a policy of {@code stack}. */
  public static String onResource(Stack stack, String arn) {
    return "AwsSolutions-IAM5[Resource::" + flatten(stack.resolve(arn)) + "]";
  }

  private static String flatten(Object node) {
    if (node instanceof Map<?, ?> reference) {
      if (reference.containsKey("Ref")) {
        return "<" + reference.get("Ref") + ">";
      }
      if (reference.get("Fn::GetAtt") instanceof List<?> attribute) {
        return "<" + attribute.get(0) + "." + attribute.get(1) + ">";
      }
      if (reference.get("Fn::Join") instanceof List<?> join) {
        return ((List<?>) join.get(1))
            .stream()
                .map(WildcardFinding::flatten)
                .collect(Collectors.joining(join.get(0).toString()));
      }
    }
    return node.toString();
  }
}
