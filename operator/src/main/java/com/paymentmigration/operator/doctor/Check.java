package com.paymentmigration.operator.doctor;

import com.paymentmigration.operator.report.Finding;
import java.util.List;
import java.util.function.Supplier;

/**
 * One question to the account, independent of all others.
 *
 * @param key key of its findings, in lower case with hyphens
 * @param subject what it is about, for the finding when it cannot be looked at
 * @param look asks; whatever it throws makes the check NOT CHECKED and ends nothing
 */
public record Check(String key, String subject, Supplier<List<Finding>> look) {
  /** A check with one finding. */
  public static Check one(String key, String subject, Supplier<Finding> look) {
    return new Check(key, subject, () -> List.of(look.get()));
  }
}
