/**
 * What people see of a rehearsal: progress in the terminal, a report, a picture, JSON. Nothing here
 * decides; it shows what was recorded.
 */
package com.paymentmigration.rehearsal.report;
