/** The table that says where a migration stands, and who may read and write it. */
package com.paymentmigration.state;
