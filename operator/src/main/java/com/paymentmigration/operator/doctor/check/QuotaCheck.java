package com.paymentmigration.operator.doctor.check;

import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.account.Limit;
import com.paymentmigration.operator.report.Finding;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether what a stack needs fits under a limit, beside what the account uses already.
 *
 * @param key key of the check
 * @param thing what is counted, in words
 * @param needed how many the template needs; may ask the account what one thing counts
 * @param limit asks the account
 * @param raise the command that asks AWS for more
 */
record QuotaCheck(
    String key, String thing, LongSupplier needed, Supplier<Limit> limit, String raise) {
  /** The check. */
  Check check() {
    return Check.one(key, thing, this::look);
  }

  private Finding look() {
    Limit now = limit.get();
    long wanted = needed.getAsLong();
    long free = now.allowed() - now.used();
    String evidence =
        wanted + " needed, " + now.used() + " of " + now.allowed() + " in use, " + free + " free";
    return free >= wanted
        ? Finding.ok(key, thing, evidence)
        : Finding.fail(
                key,
                thing,
                evidence,
                wanted + " or more free: a quota of " + (now.used() + wanted),
                "ask for more, or release some")
            .then(raise.replace("DESIRED", Long.toString(now.used() + wanted)));
  }
}
