package com.paymentmigration.config;

/**
 * What {@link MigrationParameters} needs.
 *
 * @param defaults validated defaults
 */
public record MigrationParametersProps(ParameterDefaults defaults) {}
