/** Backups of both environments with seven days of retention (R7). */
package com.paymentmigration.backup;
