package com.paymentmigration.client;

import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Makes a pool for each writer. {@link HikariPools} is one; another pool needs about 30 lines. */
@FunctionalInterface
public interface PoolFactory {
  /**
   * A new pool; returns at once, whether or not the server answers.
   *
   * @param target the writer, for the pool's name
   * @param logins opens a physical connection of the side's account at each call
   * @param failures is to be told of every failure on a borrowed connection that the pool sees
   */
  Pool open(WriterTarget target, DataSource logins, Consumer<SQLException> failures);
}
