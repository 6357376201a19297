/** Parsers of the languages inside a template, with examples that were not written for them. */
package com.paymentmigration.language;
