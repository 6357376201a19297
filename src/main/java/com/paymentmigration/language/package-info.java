/**
 * Languages inside a template's strings and objects that only the service parses: queries,
 * formulas, rules, patterns, schedules, dashboards, policy documents. Each parser follows the
 * service's documented grammar and refuses everything else. Nothing here knows the CDK.
 */
package com.paymentmigration.language;
