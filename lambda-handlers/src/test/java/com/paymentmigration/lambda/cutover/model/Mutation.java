package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.Concurrency;
import com.paymentmigration.lambda.cutover.DatabaseServer;
import com.paymentmigration.lambda.cutover.Executions;
import com.paymentmigration.lambda.cutover.StateStore;
import com.paymentmigration.lambda.cutover.TailCheck;
import com.paymentmigration.lambda.domain.MigrationState;

/** A protocol with one rule left out, by ports that lie. */
interface Mutation {
  /** The protocol as it is. */
  Mutation NONE = new Mutation() {};

  default DatabaseServer server(DatabaseServer server) {
    return server;
  }

  default StateStore store(StateStore store) {
    return store;
  }

  default Concurrency concurrency(Concurrency concurrency) {
    return concurrency;
  }

  default TailCheck tail() {
    return (from, box) -> new PassingTail();
  }

  /** Of a rollback: a fault of the move's own does not follow it there. */
  default TailCheck tailOfRollback() {
    return (from, box) -> new PassingTail();
  }

  /** What the history begins with. */
  default MigrationState state(MigrationState state) {
    return state;
  }

  default Executions executions(Executions executions) {
    return executions;
  }
}
