package com.paymentmigration.operator.doctor.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A client that is made when it is first asked for: making one takes a quarter of a second. */
final class Lazy<C extends SdkAutoCloseable> implements Supplier<C>, AutoCloseable {
  private final Supplier<C> maker;
  private C client;

  Lazy(Supplier<C> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized C get() {
    if (client == null) {
      client = maker.get();
    }
    return client;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
