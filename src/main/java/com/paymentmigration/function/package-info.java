/** How every Lambda function of this stack is built: runtime, network, logs, least privilege. */
package com.paymentmigration.function;
