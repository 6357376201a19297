package com.paymentmigration.rehearsal.record;

/**
 * What one check found.
 *
 * @param name what it promises
 * @param passed whether the promise was kept
 * @param detail figures behind the verdict, and on failure what was found instead
 */
public record CheckResult(String name, boolean passed, String detail) {}
