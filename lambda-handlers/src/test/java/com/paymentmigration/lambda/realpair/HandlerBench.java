package com.paymentmigration.lambda.realpair;

import com.amazonaws.services.lambda.runtime.Context;
import com.paymentmigration.lambda.cutover.ArmReplication;
import com.paymentmigration.lambda.cutover.BeginRun;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.handler.JsonHandler;
import com.paymentmigration.lambda.handler.WriterComposition;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;

/** A pair that is not armed yet, for tests that call the functions themselves. */
public final class HandlerBench implements AutoCloseable {
  private final MigrationBench bench = new MigrationBench();

  private HandlerBench() {}

  /** Starts the pair. */
  public static HandlerBench start() {
    return new HandlerBench();
  }

  /** What the writer's function calls, over the pair and a state item in memory. */
  public WriterComposition composition() {
    return bench.actor().composition();
  }

  /** What the replication function calls. */
  public ArmReplication armReplication() {
    return bench.actor().armReplication();
  }

  /** Begins a run that arms replication; its epoch. */
  public long beginReplicate() {
    return bench.actor().begin(BeginRun.Mode.REPLICATE, bench.execution()).epoch();
  }

  /** Records that replication is armed; the application's schema comes after that. */
  public void replicating(long epoch) {
    bench.pair.blue().execute("CREATE DATABASE " + MySqlPair.DATABASE);
    bench.actor().finishRun().finish(epoch, MigrationStatus.REPLICATING, Actor.CAUSE);
  }

  /** Begins a forward run; its epoch. */
  public long beginMigrate() {
    return bench.begin().epoch();
  }

  /** Claims a rollback; its epoch. */
  public long claimRollback() {
    return bench.claim(bench.actor(), bench.execution()).epoch();
  }

  /** Calls a function as Lambda does. */
  public static String call(JsonHandler<?, ?> handler, String input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, context());
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> method.getReturnType() == String.class ? "test" : null);
  }

  @Override
  public void close() {
    bench.close();
  }
}
