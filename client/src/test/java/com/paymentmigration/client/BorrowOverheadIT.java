package com.paymentmigration.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What borrowing through the library costs beside a plain HikariCP pool of the same writer. */
class BorrowOverheadIT {
  private static final int ROUNDS = Integer.getInteger("client.borrow.rounds", 7);
  private static final int BORROWS = 20_000;
  private static final int CONNECTIONS = 4;

  /** Against a payment of some milliseconds; a busy machine included. */
  private static final long MOST_MICROS_MORE = 50;

  @Test
  void aBorrowCostsMicrosecondsMoreThanAPlainPools() throws Exception {
    try (MovingPair pair = new MovingPair();
        WriterDataSource library =
            pair.dataSource()
                .pools(new HikariPools(config -> config.setMaximumPoolSize(CONNECTIONS)))
                .build();
        HikariDataSource plain = plain(pair)) {
      List<Long> withLibrary = new ArrayList<>();
      List<Long> withPlain = new ArrayList<>();
      nanosPerBorrow(library);
      nanosPerBorrow(plain);
      for (int round = 0; round < ROUNDS; round++) {
        withPlain.add(nanosPerBorrow(plain));
        withLibrary.add(nanosPerBorrow(library));
      }
      long one = median(withLibrary);
      long other = median(withPlain);
      System.out.printf(
          "borrow and return: %d ns with the library, %d ns with a plain pool, ratio %.1f%n",
          one, other, (double) one / other);

      assertThat(one - other).isLessThan(MOST_MICROS_MORE * 1_000);
    }
  }

  private static HikariDataSource plain(MovingPair pair) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(
        new WriterLogins(
            pair.read().writer().orElseThrow(),
            pair.dataSource().logins,
            pair.dataSource().driver));
    config.setMaximumPoolSize(CONNECTIONS);
    return new HikariDataSource(config);
  }

  private static long nanosPerBorrow(DataSource source) throws SQLException {
    int borrowed = 0;
    long begun = System.nanoTime();
    for (int i = 0; i < BORROWS; i++) {
      try (Connection connection = source.getConnection()) {
        borrowed += connection == null ? 0 : 1;
      }
    }
    long took = System.nanoTime() - begun;
    assertThat(borrowed).isEqualTo(BORROWS);
    return took / BORROWS;
  }

  private static long median(List<Long> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
