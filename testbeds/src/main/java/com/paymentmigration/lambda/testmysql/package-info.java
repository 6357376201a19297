/**
 * Real MySQL 8.0.12 servers for tests: started, frozen, killed and restarted by the test, with
 * Aurora's procedure names and Aurora's grants, so that the handlers' SQL runs unchanged. What such
 * a server cannot show is listed in {@code docs/limits.md}.
 */
package com.paymentmigration.lambda.testmysql;
