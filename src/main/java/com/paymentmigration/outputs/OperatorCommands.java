package com.paymentmigration.outputs;

/**
 * The commands that operators copy: complete but for who asks and why, which end up in the audit
 * events (PCI DSS 10.2.2).
 */
final class OperatorCommands {
  private static final String WHO_AND_WHY =
      "\"requestedBy\":\"YOUR_NAME\",\"reason\":\"YOUR_REASON\"";
  private static final String ITEM = "{\"id\":{\"S\":\"migration\"},\"sort\":{\"S\":\"state\"}}";

  private final String region;

  OperatorCommands(String region) {
    this.region = region;
  }

  String run(String workflowArn, String mode) {
    return start(workflowArn, "{\"mode\":\"" + mode + "\"," + WHO_AND_WHY + "}");
  }

  String rollBack(String workflowArn) {
    return start(workflowArn, "{" + WHO_AND_WHY + "}");
  }

  String validate(String workflowArn) {
    return start(workflowArn, "{}");
  }

  String watch(String workflowArn) {
    return "aws stepfunctions list-executions --region "
        + region
        + " --max-items 5 --state-machine-arn "
        + workflowArn;
  }

  String state(String tableName) {
    return "aws dynamodb get-item --consistent-read --region "
        + region
        + " --table-name "
        + tableName
        + " --key '"
        + ITEM
        + "'";
  }

  private String start(String workflowArn, String input) {
    return "aws stepfunctions start-execution --region "
        + region
        + " --state-machine-arn "
        + workflowArn
        + " --input '"
        + input
        + "'";
  }
}
