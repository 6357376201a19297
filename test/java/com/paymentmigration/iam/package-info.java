/**
 * The proof that every AWS call of the migration is allowed by the synthesized template, and that
 * nothing is allowed which nobody calls: calls as the rehearsal records them, what services do on
 * the caller's behalf, and an independent simulator that judges them.
 */
package com.paymentmigration.iam;
