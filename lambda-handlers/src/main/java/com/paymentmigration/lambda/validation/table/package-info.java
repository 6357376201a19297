/** The shape of tables, and the SQL that reads them: rows as digests, keys as ranges. */
package com.paymentmigration.lambda.validation.table;
