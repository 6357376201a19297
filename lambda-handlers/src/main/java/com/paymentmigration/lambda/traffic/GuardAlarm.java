package com.paymentmigration.lambda.traffic;

import java.time.Instant;

/**
 * State of the composite alarm that guards one environment.
 *
 * @param name of the alarm
 * @param firing whether it is in ALARM; INSUFFICIENT_DATA is not
 * @param since when it went into its present state
 * @param reason what the alarm says about it
 */
public record GuardAlarm(String name, boolean firing, Instant since, String reason) {}
