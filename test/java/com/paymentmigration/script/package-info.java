/** Tests of the scripts at the repository's root, as a person calls them. */
package com.paymentmigration.script;
