package com.paymentmigration.client;

import static com.paymentmigration.client.Writers.BLUE;
import static com.paymentmigration.client.Writers.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a borrower meets. */
class WriterDataSourceTest {
  private final FakeTime time = new FakeTime();
  private final FakePools pools = new FakePools();
  private final AtomicReference<WriterPointer> item =
      new AtomicReference<>(WriterPointer.to(BLUE, 7));
  private final WriterDataSource source =
      WriterDataSource.of(
              item::get, target -> new DatabaseLogin("u", "p"), DriverSettings.of("payments"))
          .pools(pools)
          .holdAtMost(Duration.ofSeconds(2))
          .build(time);

  private FakePools.FakePool pool(int number) {
    return pools.opened.get(number);
  }

  @Test
  void connectionsGoWhereTheStateItemPoints() throws Exception {
    source.readNow();
    assertThat(source.getConnection().getCatalog()).isEqualTo("BLUE");
    item.set(WriterPointer.to(GREEN, 7));
    source.readNow();

    assertThat(source.getConnection().getCatalog()).isEqualTo("GREEN");
  }

  @Test
  void aRefusedLoginIsFollowedByAReadAndATryOnTheOtherSide() throws Exception {
    source.readNow();
    pool(0).refusals.add(new SQLException("locked", "HY000", 3118));
    item.set(WriterPointer.to(GREEN, 7));
    time.in(Duration.ofMillis(50), source::readNow);

    assertThat(source.getConnection().getCatalog()).isEqualTo("GREEN");
  }

  @Test
  void afterTheBoundTheErrorNamesTheLastRefusal() {
    source.readNow();
    pool(0).onBorrow =
        () -> {
          pool(0).refusals.add(new SQLException("no login", "28000", 1045));
          time.pass(Duration.ofMillis(250).toNanos());
        };

    assertThatThrownBy(source::getConnection)
        .isInstanceOf(WriterUnavailableException.class)
        .hasMessageStartingWith("no connection within 2.0 s; the state item says BLUE (")
        .hasMessageEndingWith("the last try to connect failed: error 1045 (28000), no login");
  }

  @Test
  void aPoolThatIsTooSmallIsCalledThat() {
    source.readNow();
    pool(0).onBorrow =
        () -> {
          pool(0).refusals.add(new SQLException("all in use"));
          time.pass(Duration.ofMillis(250).toNanos());
        };

    assertThatThrownBy(source::getConnection)
        .hasMessageEndingWith("every connection of the pool is in use: all in use");
  }

  @Test
  void aThreadThatIsInterruptedStopsWaiting() throws Exception {
    item.set(WriterPointer.none(7));
    try (WriterDataSource real =
        WriterDataSource.of(
                item::get, target -> new DatabaseLogin("u", "p"), DriverSettings.of("payments"))
            .pools(pools)
            .build()) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(real::getConnection).hasMessageStartingWith("interrupted while waiting");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aPoolThatCannotBeMadeEndsNoFollowing() throws Exception {
    AtomicReference<PoolFactory> broken =
        new AtomicReference<>(
            (target, logins, failures) -> {
              throw new IllegalArgumentException("maximumPoolSize");
            });
    WriterDataSource fragile =
        WriterDataSource.of(
                item::get, target -> new DatabaseLogin("u", "p"), DriverSettings.of("payments"))
            .pools((target, logins, failures) -> broken.get().open(target, logins, failures))
            .build(time);
    fragile.readNow();

    assertThatThrownBy(fragile::getConnection).hasMessage("maximumPoolSize");
    broken.set(pools);
    assertThat(fragile.getConnection().getCatalog()).isEqualTo("BLUE");
  }

  @Test
  void aBoundOutOfRangeIsRefusedWithWhatIsAllowed() {
    WriterDataSourceBuilder builder =
        WriterDataSource.of(
            item::get, target -> new DatabaseLogin("u", "p"), DriverSettings.of("payments"));

    assertThatThrownBy(() -> builder.holdAtMost(Duration.ZERO))
        .hasMessage("holdAtMost: received PT0S, allowed: more than 0, at most PT5M");
  }
}
