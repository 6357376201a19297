/**
 * A unit of the engine's work and how far it came: what a run keeps and what a report is made of.
 */
package com.paymentmigration.lambda.validation.unit;
