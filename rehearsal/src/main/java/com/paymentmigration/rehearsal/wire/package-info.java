/**
 * What an application says to a database: a relay that ends TLS on both sides, reads MySQL's
 * protocol, and can cut, hold or refuse a statement at a chosen moment.
 */
package com.paymentmigration.rehearsal.wire;
