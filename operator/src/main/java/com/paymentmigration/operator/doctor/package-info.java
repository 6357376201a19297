/**
 * {@code ./migrate doctor}: looks, read-only, at everything in the account that a first deployment
 * assumes. A {@link com.paymentmigration.operator.doctor.Check} is one question; {@link
 * com.paymentmigration.operator.doctor.Doctor} asks all of them at once, each under a time-out.
 */
package com.paymentmigration.operator.doctor;
