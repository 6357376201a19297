/**
 * The gate before the migration: the custom resource, the workflow that validates, its functions.
 */
package com.paymentmigration.validation;
