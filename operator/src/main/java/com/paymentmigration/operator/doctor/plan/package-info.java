/**
 * What would be deployed: the synthesized template and its manifest, with the parameters of the
 * deployment put in. Reads files, calls nothing.
 */
package com.paymentmigration.operator.doctor.plan;
