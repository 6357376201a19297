/** What a rehearsal records: the model behind its progress, its report and its JSON. */
package com.paymentmigration.rehearsal.record;
