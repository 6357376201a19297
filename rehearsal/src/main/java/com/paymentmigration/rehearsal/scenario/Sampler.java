package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.rehearsal.front.Weights;
import com.paymentmigration.rehearsal.load.Counters;
import com.paymentmigration.rehearsal.record.Sample;
import com.paymentmigration.rehearsal.time.Ticker;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a sample of the world four times a second. */
final class Sampler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
  private static final long EVERY_MILLIS = 250;
  private static final double UNKNOWN = -1;

  private final World world;
  private final Recorder recorder;
  private final Counters counters;
  private final Map<Environment, Connection> connections = new EnumMap<>(Environment.class);
  private Ticker ticker;
  private MigrationState state;

  Sampler(World world, Recorder recorder, Counters counters) {
    this.world = world;
    this.recorder = recorder;
    this.counters = counters;
    this.state = world.state();
  }

  void start() {
    ticker = new Ticker("sampler", EVERY_MILLIS, this::take);
  }

  private void take() {
    try {
      state = world.state();
    } catch (MigrationException unreadable) {
      LOG.warn("the state item cannot be read, the last one stands", unreadable);
    }
    Weights weights = world.front().weights();
    Counters.Recent recent = counters.takeRecent();
    recorder.sample(
        new Sample(
            recorder.now(),
            weights.blue(),
            weights.green(),
            world.front().takeCount(Environment.BLUE),
            world.front().takeCount(Environment.GREEN),
            recent.errors(),
            recent.p50Millis(),
            recent.p99Millis(),
            lag(),
            state.writer().key(),
            state.status().name(),
            state.step().name()));
  }

  /** Of the side that follows; the other one has no channel. */
  private double lag() {
    double lag = UNKNOWN;
    for (Environment side : Environment.values()) {
      lag = Math.max(lag, lagOf(side));
    }
    return lag;
  }

  private double lagOf(Environment side) {
    try {
      Connection connection = connections.get(side);
      if (connection == null) {
        connection = world.pair().server(side).superuser();
        connection.setNetworkTimeout(Runnable::run, 2_000);
        connections.put(side, connection);
      }
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SHOW SLAVE STATUS")) {
        if (!row.next() || row.getString("Seconds_Behind_Master") == null) {
          return UNKNOWN;
        }
        return row.getDouble("Seconds_Behind_Master");
      }
    } catch (SQLException gone) {
      // Scenarios kill servers: unknown until it is back.
      connections.remove(side);
      return UNKNOWN;
    }
  }

  @Override
  public void close() {
    if (ticker != null) {
      ticker.close();
    }
    try {
      for (Connection connection : connections.values()) {
        connection.close();
      }
    } catch (SQLException gone) {
      LOG.info("connection of the sampler was gone", gone);
    }
  }
}
