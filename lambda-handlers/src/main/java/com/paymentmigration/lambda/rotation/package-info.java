/**
 * Rotation of the database credentials: Secrets Manager calls four steps, any of which may run
 * twice, late, or not at all.
 */
package com.paymentmigration.lambda.rotation;
