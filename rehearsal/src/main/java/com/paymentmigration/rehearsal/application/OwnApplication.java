package com.paymentmigration.rehearsal.application;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The user's application, as the command line describes it.
 *
 * @param command for {@code sh -c}
 * @param load command that makes load; empty for payments by {@code form}
 * @param folder where both run
 * @param form how it is asked for a payment
 * @param rows where it keeps payments
 * @param accounts that may pay
 * @param healthPath path of its health check
 * @param syntheticPath path of its synthetic payment; empty for none
 * @param schema statements that make its tables; empty for the reference application's
 * @param startLimit how long it may take to start
 */
public record OwnApplication(
    String command,
    Optional<String> load,
    Path folder,
    PaymentRequest form,
    PaymentRows rows,
    Accounts accounts,
    String healthPath,
    String syntheticPath,
    List<String> schema,
    Duration startLimit) {}
