/** An HTTPS server with certificates of its own, standing for the load balancer; test code only. */
package com.paymentmigration.lambda.testhttps;
