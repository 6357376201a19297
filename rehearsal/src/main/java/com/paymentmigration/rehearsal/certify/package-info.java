/**
 * The conformance kit: plays the table of {@code docs/application-contract.md} against a user's
 * application, and says rule by rule what it kept and broke.
 */
package com.paymentmigration.rehearsal.certify;
