/** Answers the drills' questions with the SDK, and writes down every call. */
package com.paymentmigration.operator.drill.aws;
