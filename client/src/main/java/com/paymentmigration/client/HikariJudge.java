package com.paymentmigration.client;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Sees each failure on a borrowed connection, and takes condemned ones away.
 *
 * @param failures is told of each
 */
record HikariJudge(Consumer<SQLException> failures) implements SQLExceptionOverride {
  @java.lang.Override
  public SQLExceptionOverride.Override adjudicate(SQLException failure) {
    failures.accept(failure);
    return Failures.classify(failure).condemnsConnection()
        ? SQLExceptionOverride.Override.MUST_EVICT
        : SQLExceptionOverride.Override.CONTINUE_EVICT;
  }
}
