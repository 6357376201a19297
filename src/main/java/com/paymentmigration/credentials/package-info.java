/** Database credentials: four secrets, and the function that rotates them. */
package com.paymentmigration.credentials;
