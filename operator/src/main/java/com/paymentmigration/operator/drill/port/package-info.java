/** What drills ask of an account, as small interfaces: a test answers them without one. */
package com.paymentmigration.operator.drill.port;
