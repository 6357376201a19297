/** The report of a drill: as JSON, for a terminal, as a page, and how it reaches the disk. */
package com.paymentmigration.operator.drill.paper;
