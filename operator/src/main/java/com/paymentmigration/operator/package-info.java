/**
 * {@code ./migrate}: what operators call on the night of a cutover, over the stack's outputs and
 * workflows. No part of the template and not in the functions' asset; loads nothing of the CDK.
 */
package com.paymentmigration.operator;
