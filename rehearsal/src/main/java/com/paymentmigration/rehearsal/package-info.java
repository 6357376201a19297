/**
 * The rehearsal: the synthesized workflow migrates a payment system on one machine ({@code
 * docs/rehearsal.md}).
 */
package com.paymentmigration.rehearsal;
