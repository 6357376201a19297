/** The private network: VPC, security groups, endpoints (C4, PCI DSS 1). */
package com.paymentmigration.network;
