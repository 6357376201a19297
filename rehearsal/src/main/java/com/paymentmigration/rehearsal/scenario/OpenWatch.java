package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.rehearsal.time.Ticker;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks all the time whether both sides would take a write of the application: read_only off and
 * the side's own account open. Blue, green, blue again: a side that is open at both ends of a look
 * was open while the other one was seen to be.
 */
final class OpenWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenWatch.class);
  private static final long EVERY_MILLIS = 15;
  private static final int ANSWER_MILLIS = 500;

  private final MySqlPair pair;
  private final Map<Environment, Connection> connections = new EnumMap<>(Environment.class);
  private final List<String> both = new CopyOnWriteArrayList<>();
  private final AtomicLong looks = new AtomicLong();
  private final Ticker ticker;

  /** Begins to look at {@code pair}. */
  OpenWatch(MySqlPair pair) {
    this.pair = pair;
    ticker = new Ticker("open-watch", EVERY_MILLIS, this::look);
  }

  private void look() {
    boolean doubled = open(Environment.BLUE) && open(Environment.GREEN) && open(Environment.BLUE);
    looks.incrementAndGet();
    if (doubled) {
      both.add("look " + looks.get());
    }
  }

  private boolean open(Environment side) {
    try {
      Connection connection = connections.get(side);
      if (connection == null) {
        connection = pair.server(side).superuser();
        connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        connections.put(side, connection);
      }
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT @@GLOBAL.read_only = 0 AND EXISTS (SELECT 1 FROM mysql.user"
                      + " WHERE user LIKE 'payment_app_"
                      + side.key()
                      + "%' AND account_locked = 'N')")) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException away) {
      // Killed or frozen by the storm: it takes no write either.
      connections.remove(side);
      return false;
    }
  }

  /** How often it was looked. */
  long looks() {
    return looks.get();
  }

  /** Looks that saw both sides open. */
  List<String> both() {
    return List.copyOf(both);
  }

  @Override
  public void close() {
    ticker.close();
    for (Connection connection : connections.values()) {
      try {
        connection.close();
      } catch (SQLException gone) {
        LOG.debug("a connection was gone", gone);
      }
    }
  }
}
