package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.ApplicationSession;
import com.paymentmigration.lambda.cutover.DatabaseServer;
import com.paymentmigration.lambda.cutover.DatabaseSession;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Writer;
import java.util.function.UnaryOperator;

/** Passes everything on, sessions through a mutation. */
class ForwardingServer implements DatabaseServer {
  protected final DatabaseServer real;
  private final UnaryOperator<DatabaseSession> mutated;

  ForwardingServer(DatabaseServer real, UnaryOperator<DatabaseSession> mutated) {
    this.real = real;
    this.mutated = mutated;
  }

  @Override
  public Environment environment() {
    return real.environment();
  }

  @Override
  public Writer.Serving address() {
    return real.address();
  }

  @Override
  public DatabaseSession connect() {
    return mutated.apply(real.connect());
  }

  @Override
  public ApplicationSession connectAsApplication() {
    return real.connectAsApplication();
  }
}
