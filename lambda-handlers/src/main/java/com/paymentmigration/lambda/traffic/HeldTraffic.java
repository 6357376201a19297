package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.TrafficWeight;

/**
 * What a look at the rule found and did.
 *
 * @param weight share of green in percent that the rule carries now, read back
 * @param corrected whether the rule carried something else and was written
 * @param settled whether no stack update is under way that could still write older weights; while
 *     it is false, look again
 */
public record HeldTraffic(TrafficWeight weight, boolean corrected, boolean settled) {}
