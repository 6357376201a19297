package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.compare.Lane;
import com.paymentmigration.lambda.validation.compare.Replication;
import com.paymentmigration.lambda.validation.table.Selection;
import com.paymentmigration.lambda.validation.table.TableShape;
import java.util.SortedMap;

/**
 * What checks look at.
 *
 * @param lane connections to both sides
 * @param source tables of the source, without those that are ignored
 * @param target tables of the target, without those that are ignored
 * @param selection what is ignored
 * @param replication how the target follows
 * @param replicationExpected whether a target that does not replicate is wrong
 */
public record CheckContext(
    Lane lane,
    SortedMap<String, TableShape> source,
    SortedMap<String, TableShape> target,
    Selection selection,
    Replication replication,
    boolean replicationExpected) {}
