/** States, transitions and verdicts of the migration. Pure Java: neither AWS nor JDBC. */
package com.paymentmigration.lambda.domain;
