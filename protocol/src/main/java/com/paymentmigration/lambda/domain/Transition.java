package com.paymentmigration.lambda.domain;

/**
 * One row of the transition table.
 *
 * @param from status before
 * @param intent what an actor wants to do
 * @param to status after
 * @param guard what must hold besides version and epoch, in words; the use case named with the
 *     intent checks it
 */
public record Transition(MigrationStatus from, Intent intent, MigrationStatus to, String guard) {}
