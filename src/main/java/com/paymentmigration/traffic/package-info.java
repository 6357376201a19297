/** The one entrance: load balancer, weighted and preview rules, firewall. */
package com.paymentmigration.traffic;
