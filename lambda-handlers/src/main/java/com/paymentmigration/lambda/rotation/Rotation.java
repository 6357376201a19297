package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.domain.DatabaseAccount;

/**
 * One rotation under way.
 *
 * @param secretId ARN of the secret
 * @param token version that is being made
 * @param currentVersion version that clients use now
 * @param account account that the secret belongs to
 * @param current credential that clients use now
 * @param lease right to change accounts
 */
record Rotation(
    String secretId,
    String token,
    String currentVersion,
    DatabaseAccount account,
    Credentials current,
    HeldLease lease) {}
