package com.paymentmigration.lambda.validation.random;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.testmysql.MySqlPair;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A bounded time of random rounds; {@code -Dvalidation.random.seconds=600} plays longer, {@code
 * -Dvalidation.random.seed=…} from another round on.
 */
class RandomTablesIT {
  private static final int SECONDS = Integer.getInteger("validation.random.seconds", 25);
  private static final long SEED = Long.getLong("validation.random.seed", 1);

  @Test
  void noRandomTableMakesTheEngineSayPassWhereRowsDifferOrFailWhereTheyAreEqual()
      throws SQLException {
    try (MySqlPair pair = MySqlPair.start()) {
      RandomTables tables = new RandomTables(pair);

      assertThat(tables.play(SEED, Duration.ofSeconds(SECONDS))).isEmpty();

      System.out.printf(
          "%d random tables compared, %d differed, the first round was %d%n",
          tables.compared(), tables.differing(), SEED);
      assertThat(tables.differing()).isPositive().isLessThan(tables.compared());
    }
  }

  @Test
  void aWrongRowBehindManyThatAreInFlightIsNamedAndThoseAreNot() {
    try (MySqlPair pair = MySqlPair.start()) {
      assertThat(new RowsInFlight(pair).play(1, Duration.ofSeconds(1))).isEmpty();
    }
  }
}
