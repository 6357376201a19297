package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.compare.Lane;
import com.paymentmigration.lambda.validation.compare.Replication;
import com.paymentmigration.lambda.validation.table.TableShape;
import java.util.SortedMap;

/**
 * What checks look at.
 *
 * @param lane connections to both sides
 * @param source tables of the source
 * @param target tables of the target
 * @param replication how the target follows
 * @param replicationExpected whether a target that does not replicate is wrong
 */
public record CheckContext(
    Lane lane,
    SortedMap<String, TableShape> source,
    SortedMap<String, TableShape> target,
    Replication replication,
    boolean replicationExpected) {}
