/** Every option of a deployment, put through the whole app with all gates. */
package com.paymentmigration.options;
