/**
 * The deployment gate: decides about a change of the migration's phase and always answers
 * CloudFormation. Decision 10 of the architecture.
 */
package com.paymentmigration.lambda.validation.gate;
