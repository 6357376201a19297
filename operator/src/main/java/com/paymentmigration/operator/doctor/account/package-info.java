/** What a check may ask an account, in small interfaces: AWS answers, or a test. */
package com.paymentmigration.operator.doctor.account;
