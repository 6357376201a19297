/** One of the two identical environments: an Aurora MySQL cluster and the fleet in front of it. */
package com.paymentmigration.environment;
