/**
 * What of the template must be exactly so. The statement is data ({@code required/*.tsv}), which an
 * auditor reads as it is; this package compares a template with it. Nothing here knows the CDK.
 */
package com.paymentmigration.required;
