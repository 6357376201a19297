package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a storm does to one run. Each puts back what it did before the next run begins. */
enum Trouble {
  /** Nothing: what fails without any trouble is found too. */
  NONE("nothing") {
    @Override
    Runnable strike(Stage stage, Environment side, Random random) {
      return () -> {};
    }
  },
  /** A database dies and comes back, as an instance does. */
  DATABASE_KILLED("kill -9 of a database") {
    @Override
    Runnable strike(Stage stage, Environment side, Random random) {
      MySqlServer server = stage.world().pair().server(side);
      server.kill();
      Pauses.sleep(Duration.ofMillis(500 + random.nextInt(2_500)));
      server.start();
      return () -> {};
    }
  },
  /** A database stands still and goes on with all its connections. */
  DATABASE_FROZEN("SIGSTOP of a database") {
    @Override
    Runnable strike(Stage stage, Environment side, Random random) {
      MySqlServer server = stage.world().pair().server(side);
      server.freeze();
      try {
        Pauses.sleep(Duration.ofMillis(200 + random.nextInt(2_800)));
      } finally {
        server.resume();
      }
      return () -> {};
    }
  },
  /** The processes of the function that moves the writer, or brings it back, die. */
  FUNCTION_KILLED("kill -9 of the writer's function") {
    @Override
    Runnable strike(Stage stage, Environment side, Random random) {
      stage.world().functions().kill(name -> name.contains("SwitchWriter"));
      return () -> {};
    }
  },
  /** The processes of every function die, whatever they do. */
  FUNCTIONS_KILLED("kill -9 of every function") {
    @Override
    Runnable strike(Stage stage, Environment side, Random random) {
      stage.world().functions().kill(name -> true);
      return () -> {};
    }
  },
  /** They stand still and go on some seconds later, when another one may have done their work. */
  FUNCTION_FROZEN("SIGSTOP of the writer's function") {
    @Override
    Runnable strike(Stage stage, Environment side, Random random) {
      stage.world().functions().freeze(name -> name.contains("SwitchWriter"));
      Pauses.sleep(Duration.ofMillis(500 + random.nextInt(8_500)));
      stage.world().functions().thaw();
      return () -> {};
    }
  },
  /** Every connection of the migration's account to a side is cut. */
  CONNECTIONS_CUT("connections of the migration cut") {
    @Override
    Runnable strike(Stage stage, Environment side, Random random) {
      cut(stage.world().pair().server(side), "admin");
      return () -> {};
    }
  },
  /** Every connection of the applications to a side is cut, in the midst of a payment too. */
  APPLICATION_CUT("connections of the application cut") {
    @Override
    Runnable strike(Stage stage, Environment side, Random random) {
      cut(stage.world().pair().server(side), "payment_app");
      return () -> {};
    }
  },
  /** The channel's connection to its source is cut. */
  CHANNEL_CUT("the channel's connection cut") {
    @Override
    Runnable strike(Stage stage, Environment side, Random random) {
      cut(stage.world().pair().server(side), "replicator");
      return () -> {};
    }
  },
  /** Somebody reads a grant table in a transaction that stays open. */
  GRANT_TABLES_READ("an idle transaction that has read mysql.user") {
    @Override
    Runnable strike(Stage stage, Environment side, Random random) {
      try {
        Connection reader = admin(stage, side);
        reader.setAutoCommit(false);
        try (Statement statement = reader.createStatement()) {
          statement.execute("SELECT COUNT(*) FROM mysql.user");
        }
        return () -> close(reader);
      } catch (SQLException refused) {
        stage.fault("could not read the grant tables of " + side.key() + ": " + refused);
        return () -> {};
      }
    }
  },
  /** An administrator analyses a table on the standby, which is a transaction of its own there. */
  STANDBY_ANALYZED("ANALYZE TABLE on the standby") {
    @Override
    Runnable strike(Stage stage, Environment side, Random random) {
      return alone(stage, "ANALYZE TABLE payments.stranger");
    }
  },
  /** Somebody changes rows on the standby. */
  STANDBY_WRITTEN("a stranger's write on the standby") {
    @Override
    Runnable strike(Stage stage, Environment side, Random random) {
      return alone(stage, "UPDATE payments.stranger SET changed = changed + 1");
    }
  };

  private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

  private final String words;

  Trouble(String words) {
    this.words = words;
  }

  /** In words. */
  String words() {
    return words;
  }

  /**
   * Does it, and returns when it is done.
   *
   * @param side which side, where it is about one; a standby is looked for when it strikes
   * @return what puts it back when nothing runs any more
   */
  abstract Runnable strike(Stage stage, Environment side, Random random);

  /** Whether it is about a side that the dice chose. */
  boolean isOfOneSide() {
    return switch (this) {
      case DATABASE_KILLED,
          DATABASE_FROZEN,
          CONNECTIONS_CUT,
          APPLICATION_CUT,
          CHANNEL_CUT,
          GRANT_TABLES_READ ->
          true;
      case NONE,
          FUNCTION_KILLED,
          FUNCTIONS_KILLED,
          FUNCTION_FROZEN,
          STANDBY_ANALYZED,
          STANDBY_WRITTEN ->
          false;
    };
  }

  /**
   * A transaction that only the standby has. Nobody but a person settles it: the rows are put back
   * without a trace, and the writer is told that it has executed it.
   */
  private static Runnable alone(Stage stage, String statement) {
    Environment writer = stage.world().state().promoted();
    MySqlServer standby = stage.world().pair().server(writer.other());
    standby.execute(statement);
    return () -> settle(stage, writer.other());
  }

  private static void settle(Stage stage, Environment stranger) {
    for (Environment side : Environment.values()) {
      stage
          .world()
          .pair()
          .server(side)
          .execute("SET SESSION sql_log_bin = 0", "UPDATE payments.stranger SET changed = 0");
    }
    Environment writer = stage.world().state().promoted();
    if (writer == stranger) {
      return;
    }
    MySqlServer here = stage.world().pair().server(stranger);
    MySqlServer there = stage.world().pair().server(writer);
    String executed = there.value("SELECT @@GLOBAL.gtid_executed");
    String alone = here.value("SELECT GTID_SUBTRACT(@@GLOBAL.gtid_executed, '" + executed + "')");
    for (String gtid : each(alone, here.value("SELECT @@GLOBAL.server_uuid"))) {
      there.execute("SET SESSION gtid_next = '" + gtid + "'", "BEGIN", "COMMIT");
    }
  }

  /** The transactions of {@code set} that {@code server} made, one by one. */
  private static List<String> each(String set, String server) {
    List<String> all = new ArrayList<>();
    for (String source : set.replaceAll("\\s", "").split(",", -1)) {
      String[] parts = source.split(":", -1);
      for (int part = 1; part < parts.length && parts[0].equals(server); part++) {
        String[] ends = parts[part].split("-", -1);
        long last = Long.parseLong(ends[ends.length - 1]);
        for (long number = Long.parseLong(ends[0]); number <= last; number++) {
          all.add(server + ":" + number);
        }
      }
    }
    return all;
  }

  private static Connection admin(Stage stage, Environment side) throws SQLException {
    return stage
        .world()
        .pair()
        .server(side)
        .connect(
            TestAccounts.ADMIN,
            stage.world().pair().accounts().password(TestAccounts.ADMIN),
            "payments");
  }

  private static void cut(MySqlServer server, String user) {
    String sessions =
        server.value(
            "SELECT GROUP_CONCAT(id) FROM information_schema.processlist WHERE user LIKE '"
                + user
                + "%'");
    for (String id : sessions == null ? List.<String>of() : List.of(sessions.split(",", -1))) {
      try {
        server.execute("KILL " + id);
      } catch (RuntimeException gone) {
        LOG.debug("a connection has ended by itself", gone);
      }
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException ended) {
      LOG.debug("the guard has ended it: that is its job", ended);
    }
  }
}
