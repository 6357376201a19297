package com.paymentmigration.operator.drill;

import java.time.Instant;

/**
 * A call of AWS's API, so that an auditor finds it again in CloudTrail.
 *
 * @param at when it was sent
 * @param action service and operation: {@code rds:FailoverDBCluster}
 * @param result HTTP status, or the error's code
 * @param requestId AWS's id of the request; empty if there was no answer
 */
public record ApiCall(Instant at, String action, String result, String requestId) {}
