/** The ports over the AWS SDK. Every call reads; docs/doctor-policy.json allows exactly these. */
package com.paymentmigration.operator.doctor.aws;
