/**
 * JDBC adapter of the database ports: one connection a session, verified TLS, every wait bounded,
 * nothing in the background. The SQL is Aurora MySQL 3's; where plain MySQL 8.0 differs (column
 * names, the server's id) the difference is found on the connection, never configured.
 */
package com.paymentmigration.lambda.mysql;
