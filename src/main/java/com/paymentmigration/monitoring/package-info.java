/** What operators see and hear: alarms, their topic, the dashboard. */
package com.paymentmigration.monitoring;
