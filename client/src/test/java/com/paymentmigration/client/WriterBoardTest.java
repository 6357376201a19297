package com.paymentmigration.client;

import static com.paymentmigration.client.Writers.BLUE;
import static com.paymentmigration.client.Writers.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 1 of the contract, and how borrowers wait. */
class WriterBoardTest {
  private final FakeTime time = new FakeTime();
  private final List<WriterView> told = new ArrayList<>();
  private final WriterBoard board = new WriterBoard(time, ClientMetrics.NONE, told::add);

  private void says(WriterPointer pointer) {
    board.accept(pointer, time.nanos());
  }

  private WriterView within(Duration hold) throws Exception {
    return board.awaitWriter(time.nanos() + hold.toNanos());
  }

  @Test
  void borrowersWaitWhileThereIsNoWriterAndGoOnWithTheNext() throws Exception {
    says(WriterPointer.none(7));
    long begun = time.nanos();
    time.in(Duration.ofSeconds(10), () -> says(WriterPointer.to(GREEN, 7)));

    assertThat(within(Duration.ofSeconds(15)).target()).isEqualTo(GREEN);
    assertThat(time.since(begun)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void afterTheBoundTheErrorSaysWhatWasWaitedFor() {
    says(WriterPointer.none(7));

    assertThatThrownBy(() -> within(Duration.ofSeconds(15)))
        .isInstanceOf(WriterUnavailableException.class)
        .hasMessage("no writer: the state item says NONE for 15.0 s, epoch 7");
  }

  @Test
  void anItemThatWasNeverReadIsWhatTheErrorNames() {
    board.unreadable(new IllegalStateException("AccessDenied"), time.nanos());

    assertThatThrownBy(() -> within(Duration.ofSeconds(1)))
        .hasMessage("no writer: the state item was never read; reading it fails: AccessDenied");
  }

  @Test
  void anItemThatCannotBeReadForAMinuteLeavesTheLastPointer() throws Exception {
    says(WriterPointer.to(BLUE, 7));
    for (int second = 0; second < 60; second++) {
      time.pass(Duration.ofSeconds(1).toNanos());
      board.unreadable(new IllegalStateException("no answer"), time.nanos());
      long begun = time.nanos();

      assertThat(within(Duration.ofSeconds(15)).target()).isEqualTo(BLUE);
      assertThat(time.since(begun)).isZero();
    }
  }

  @Test
  void aLowerEpochThanOneSeenIsOld() throws Exception {
    says(WriterPointer.to(GREEN, 8));
    says(WriterPointer.to(BLUE, 7));

    assertThat(within(Duration.ZERO).target()).isEqualTo(GREEN);
    assertThat(board.situation()).endsWith("its epoch is 7, and a higher one was seen before");
  }

  @Test
  void aFailureHoldsBorrowersUntilAReadThatBeganAfterIt() throws Exception {
    says(WriterPointer.to(BLUE, 7));
    time.pass(Duration.ofMillis(400).toNanos());
    long readBegan = time.nanos();
    board.suspect();
    time.in(Duration.ofMillis(10), () -> board.accept(WriterPointer.to(BLUE, 7), readBegan - 1));
    time.in(Duration.ofMillis(40), () -> says(WriterPointer.to(GREEN, 7)));

    assertThat(within(Duration.ofSeconds(15)).target()).isEqualTo(GREEN);
    assertThat(time.since(readBegan)).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void aReadThatHangsHoldsBorrowersForASecondOnly() throws Exception {
    says(WriterPointer.to(BLUE, 7));
    long begun = time.nanos();
    board.suspect();

    assertThat(within(Duration.ofSeconds(15)).target()).isEqualTo(BLUE);
    assertThat(time.since(begun)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void theItemIsReadOnceASecond() throws Exception {
    says(WriterPointer.to(BLUE, 7));

    assertThat(untilNextRead()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void theItemIsReadTenTimesASecondWhileThereIsNoWriter() throws Exception {
    says(WriterPointer.none(7));

    assertThat(untilNextRead()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void aFailureIsFollowedByAReadAtOnce() throws Exception {
    says(WriterPointer.to(BLUE, 7));
    time.pass(Duration.ofMillis(300).toNanos());
    board.suspect();

    assertThat(untilNextRead()).isZero();
  }

  @Test
  void howeverManyConnectionsFailThereAreTwentyReadsASecond() throws Exception {
    says(WriterPointer.to(BLUE, 7));
    board.suspect();

    assertThat(untilNextRead()).isEqualTo(Duration.ofMillis(50));
  }

  private Duration untilNextRead() throws InterruptedException {
    long begun = time.nanos();
    assertThat(board.awaitReadDue()).isTrue();
    return time.since(begun);
  }

  @Test
  void onlyNewsMakeAGeneration() {
    says(WriterPointer.to(BLUE, 7));
    says(WriterPointer.to(BLUE, 7));
    says(WriterPointer.to(BLUE, 8));
    says(WriterPointer.none(8));
    says(WriterPointer.to(BLUE, 8));

    assertThat(told).extracting(WriterView::target).containsExactly(BLUE, BLUE, BLUE);
    assertThat(told).extracting(WriterView::generation).containsExactly(1L, 2L, 4L);
  }

  @Test
  void whoWaitsIsToldWhenTheDataSourceIsClosed() {
    says(WriterPointer.none(7));
    time.in(Duration.ofSeconds(2), board::close);

    assertThatThrownBy(() -> within(Duration.ofSeconds(15)))
        .hasMessage("this data source is closed");
  }
}
