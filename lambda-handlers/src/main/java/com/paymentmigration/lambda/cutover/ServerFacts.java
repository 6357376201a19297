package com.paymentmigration.lambda.cutover;

import java.util.List;
import java.util.Map;

/**
 * What preflight needs to know of one server; gathered read-only.
 *
 * @param version {@code @@version}, for example 8.0.39
 * @param auroraVersion {@code @@aurora_version}, for example 3.08.0; empty elsewhere
 * @param variables global variables by lower-case name, with the values MySQL prints; at least
 *     those of {@link RequiredSettings}
 * @param grants lines of {@code SHOW GRANTS} of the admin, roles expanded
 * @param procedures names in schema {@code mysql} that begin with {@code rds_}
 * @param binlogRetentionHours configured retention in hours; 0 when never configured
 * @param tls whether this connection is encrypted ({@code Ssl_cipher} not empty)
 * @param enabledEvents {@code schema.event} with status ENABLED
 * @param exemptDefiners routines, triggers, events and views with SQL SECURITY DEFINER whose
 *     definer passes read_only, outside the system schemas
 * @param exemptGrantees accounts other than the admin and the service's own with SUPER or
 *     CONNECTION_ADMIN
 * @param otherWriters accounts that are not locked and may change data outside the system and the
 *     migration's own schema, other than the admin's, the service's and the application's accounts
 * @param lockedSides keys of the sides ({@code blue}, {@code green}) whose application accounts are
 *     all locked here
 * @param missingAccounts application accounts and replicator that do not exist here
 * @param preparedXa ids of prepared XA transactions
 */
public record ServerFacts(
    String version,
    String auroraVersion,
    Map<String, String> variables,
    List<String> grants,
    List<String> procedures,
    int binlogRetentionHours,
    boolean tls,
    List<String> enabledEvents,
    List<String> exemptDefiners,
    List<String> exemptGrantees,
    List<String> otherWriters,
    List<String> lockedSides,
    List<String> missingAccounts,
    List<String> preparedXa) {}
