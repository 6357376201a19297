package com.paymentmigration.rehearsal.service;

import java.net.URI;

/** The application of one environment, as the load balancer and scenarios see it. */
public interface Application {
  /** Where it listens. */
  URI endpoint();

  /** From now on behaves like this. */
  void behave(Behaviour next);
}
