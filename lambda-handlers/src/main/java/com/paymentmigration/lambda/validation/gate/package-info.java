/**
 * The deployment gate: decides about a change of the migration's phase and always answers
 * CloudFormation. ADR 0019 of the architecture.
 */
package com.paymentmigration.lambda.validation.gate;
