package com.paymentmigration.client;

import static com.paymentmigration.client.Writers.BLUE;
import static com.paymentmigration.client.Writers.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which pool serves, and what ends its connections. */
class PoolSwitchTest {
  private final SQLException readOnly = new SQLException("--read-only", "HY000", 1290);
  private final SQLException lost = new SQLException("gone", "08S01");

  private final FakePools pools = new FakePools();
  private final List<FailureClass> condemned = new ArrayList<>();
  private final PoolSwitch pooled =
      new PoolSwitch((target, failures) -> pools.open(target, null, failures), condemned::add);

  @Test
  void anotherWriterGetsAPoolOfItsOwnAndTheOldConnectionsEnd() throws Exception {
    Pool blue = pooled.of(new WriterView(BLUE, 1));
    Pool green = pooled.of(new WriterView(GREEN, 3));

    assertThat(green).isNotSameAs(blue);
    assertThat(pools.opened.get(0).closed.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(pools.opened.get(1).closed.getCount()).isEqualTo(1);
  }

  @Test
  void aNewEpochRenewsTheConnectionsOfTheSameWriter() {
    Pool blue = pooled.of(new WriterView(BLUE, 1));

    assertThat(pooled.of(new WriterView(BLUE, 2))).isSameAs(blue);
    assertThat(pools.opened.get(0).evictions).isEqualTo(1);
    assertThat(pools.opened.get(0).closed.getCount()).isEqualTo(1);
  }

  @Test
  void whoIsLateWithAnOldViewGetsThePresentPool() {
    pooled.of(new WriterView(BLUE, 1));
    Pool green = pooled.of(new WriterView(GREEN, 3));

    assertThat(pooled.of(new WriterView(BLUE, 1))).isSameAs(green);
    assertThat(pools.opened).hasSize(2);
  }

  @Test
  void aClosedSideCondemnsEveryConnectionOfItsPool() {
    pooled.of(new WriterView(BLUE, 1));
    pools.opened.get(0).failures.accept(readOnly);

    assertThat(pools.opened.get(0).evictions).isEqualTo(1);
    assertThat(condemned).containsExactly(FailureClass.WRITER_MOVED);
  }

  @Test
  void aLostConnectionCondemnsItselfOnly() {
    pooled.of(new WriterView(BLUE, 1));
    pools.opened.get(0).failures.accept(lost);

    assertThat(pools.opened.get(0).evictions).isZero();
    assertThat(condemned).containsExactly(FailureClass.CONNECTION_LOST);
  }

  @Test
  void aFailureOnTheFormerWriterDoesNotTouchThePresentOne() {
    pooled.of(new WriterView(BLUE, 1));
    pooled.of(new WriterView(GREEN, 3));
    pools.opened.get(0).failures.accept(readOnly);

    assertThat(pools.opened.get(1).evictions).isZero();
    assertThat(condemned).isEmpty();
  }

  @Test
  void aRefusedStatementCondemnsNothing() {
    pooled.of(new WriterView(BLUE, 1));
    pools.opened.get(0).failures.accept(new SQLException("syntax", "42000", 1064));

    assertThat(pools.opened.get(0).evictions).isZero();
    assertThat(condemned).isEmpty();
  }
}
