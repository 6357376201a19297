package com.paymentmigration.lambda.cutover;

import java.util.List;

/**
 * What runs on a server at this moment and would make the fence wait.
 *
 * @param runningDdl statements that change definitions, without literal values
 * @param heldTableLocks {@code LOCK TABLES} and backup locks held, by connection id
 * @param oldestTransactionSeconds age of the oldest open transaction, in seconds; 0 for none
 */
public record ServerActivity(
    List<String> runningDdl, List<String> heldTableLocks, long oldestTransactionSeconds) {}
