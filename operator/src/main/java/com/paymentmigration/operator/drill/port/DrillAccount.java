package com.paymentmigration.operator.drill.port;

/**
 * All that drills ask of an account.
 *
 * @param stack CloudFormation
 * @param functions Lambda
 * @param logs CloudWatch Logs
 * @param alarms CloudWatch
 * @param databases RDS
 * @param trail CloudTrail
 * @param secrets Secrets Manager
 * @param workflows Step Functions
 * @param topics SNS
 * @param state DynamoDB
 */
public record DrillAccount(
    StackInspection stack,
    FunctionCalls functions,
    LogSearch logs,
    AlarmControl alarms,
    DatabaseControl databases,
    AuditTrail trail,
    SecretFacts secrets,
    WorkflowRuns workflows,
    TopicFacts topics,
    StateItemReader state) {}
