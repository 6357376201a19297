package com.paymentmigration.picture;

import com.paymentmigration.lambda.domain.MigrationStatus;

/**
 * Arrows with the same end and the same word.
 *
 * @param to where they lead
 * @param intent what leads there
 */
record StateEdge(MigrationStatus to, String intent) {}
