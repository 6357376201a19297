/** What the programs for a terminal have in common. */
package com.paymentmigration.commandline;
