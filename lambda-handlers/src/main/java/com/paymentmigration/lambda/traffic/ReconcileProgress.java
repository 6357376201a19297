package com.paymentmigration.lambda.traffic;

/**
 * How far a reconcile is.
 *
 * @param done whether the stack's parameters are what the state item says and the stack is at rest
 * @param status CloudFormation's stack status when last looked at
 */
public record ReconcileProgress(boolean done, String status) {}
