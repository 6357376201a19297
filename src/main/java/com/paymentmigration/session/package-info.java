/** Session data, shared by both environments: traffic moves between them without a login. */
package com.paymentmigration.session;
