/** Customer-managed keys: one per data domain (C1, PCI DSS 3.5 and 3.6). */
package com.paymentmigration.encryption;
