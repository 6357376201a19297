package com.paymentmigration.operator.drill.port;

/**
 * A resource of a stack.
 *
 * @param logicalId name in the template
 * @param physicalId name or ARN in the account; empty while there is none
 * @param type such as {@code AWS::Lambda::Function}
 */
public record StackPart(String logicalId, String physicalId, String type) {}
