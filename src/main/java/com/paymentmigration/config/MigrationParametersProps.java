package com.paymentmigration.config;

/**
 * What {@link MigrationParameters} needs.
 *
 * @param deployment what the context selects, validated
 */
public record MigrationParametersProps(Deployment deployment) {}
