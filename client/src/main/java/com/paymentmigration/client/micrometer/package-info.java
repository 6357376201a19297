/** The library's figures for Micrometer. */
package com.paymentmigration.client.micrometer;
