/**
 * Plays drills on a deployed stack: what a drill is, what it works with, and how a list of them is
 * played, put right and recorded. Calls nothing itself; the drills stand in {@code play}.
 */
package com.paymentmigration.operator.drill;
