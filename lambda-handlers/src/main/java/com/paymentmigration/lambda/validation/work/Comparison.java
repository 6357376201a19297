package com.paymentmigration.lambda.validation.work;

import com.paymentmigration.lambda.validation.compare.Lane;
import com.paymentmigration.lambda.validation.compare.Replication;
import com.paymentmigration.lambda.validation.compare.Throttle;
import com.paymentmigration.lambda.validation.table.TablePair;

/**
 * What comparing a table takes.
 *
 * @param lane connections
 * @param table table on both sides
 * @param replication how the target follows
 * @param throttle when to wait
 */
public record Comparison(Lane lane, TablePair table, Replication replication, Throttle throttle) {}
