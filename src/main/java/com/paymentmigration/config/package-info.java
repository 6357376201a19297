/** What a deployment is configured with: profiles, parameters, facts of the region. */
package com.paymentmigration.config;
