/**
 * What an application needs to keep {@code docs/application-contract.md}: a data source that
 * follows the writer, and payments that are made exactly once while it moves.
 */
package com.paymentmigration.client;
