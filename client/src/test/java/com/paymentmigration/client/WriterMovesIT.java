package com.paymentmigration.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The library and a plain pool while the writer moves between two real servers. */
class WriterMovesIT {
  private static final int MOVES = Integer.getInteger("client.moves", 6);
  private static final int PAYERS = 4;
  private static final PaymentTable TABLE = new PaymentTable("payments.payment", "idempotency_key");
  private static final String INSERT =
      "INSERT INTO payments.payment (idempotency_key, order_number, account_id, amount)"
          + " VALUES (?, ?, ?, ?)";

  private static MovingPair pair;

  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Exception> visible = new ConcurrentLinkedQueue<>();
  private final AtomicLong longestHold = new AtomicLong();
  private Duration longestMove = Duration.ZERO;
  private final AtomicInteger resolved = new AtomicInteger();

  @BeforeAll
  static void start() throws SQLException {
    pair = new MovingPair();
  }

  @AfterAll
  static void stop() {
    pair.close();
  }

  /** One way to pay. */
  private interface Payer {
    void pay(PaymentIdentity payment) throws Exception;
  }

  private static PaymentIdentity payment(String key) {
    return PaymentIdentity.ofKey(key).with("account_id", 7).with("amount", new BigDecimal("12.50"));
  }

  private static void insert(Connection connection, String key, Integer order) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, key);
      insert.setObject(2, order);
      insert.setInt(3, 7);
      insert.setBigDecimal(4, new BigDecimal("12.50"));
      insert.execute();
    }
  }

  private WriterDataSource library() {
    return pair.dataSource()
        .pools(new HikariPools(config -> config.setMaximumPoolSize(PAYERS)))
        .metrics(
            new ClientMetrics() {
              @Override
              public void borrowed(Duration waited) {
                longestHold.accumulateAndGet(waited.toMillis(), Math::max);
              }

              @Override
              public void lookedUp(Finding finding) {
                resolved.incrementAndGet();
              }
            })
        .build();
  }

  /** Payers pay without a pause while the writer moves. */
  private void load(Payer payer) throws Exception {
    AtomicBoolean goOn = new AtomicBoolean(true);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < PAYERS; i++) {
      Thread thread = new Thread(() -> payUntil(goOn, payer));
      thread.start();
      threads.add(thread);
    }
    for (int move = 0; move < MOVES; move++) {
      Thread.sleep(400);
      Duration took = pair.move();
      longestMove = took.compareTo(longestMove) > 0 ? took : longestMove;
    }
    Thread.sleep(400);
    goOn.set(false);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void payUntil(AtomicBoolean goOn, Payer payer) {
    while (goOn.get()) {
      String key = UUID.randomUUID().toString();
      try {
        payer.pay(payment(key));
        acknowledged.add(key);
      } catch (Exception failure) {
        visible.add(failure);
      }
    }
  }

  /** Every acknowledged key has a row, and none has two: the column is unique. */
  private static void assertPaid(Queue<String> keys) throws SQLException {
    assertThat(pair.values("SELECT idempotency_key FROM payments.payment"))
        .containsAll(keys)
        .doesNotHaveDuplicates();
  }

  @Test
  void withTheLibraryNoErrorReachesTheClientAndNoPaymentIsLostOrDoubled() throws Exception {
    try (WriterDataSource source = library()) {
      Payments payments = new Payments(source, TABLE);
      load(payment -> payments.transact(payment, c -> done(c, payment)));
    }
    System.out.printf(
        "library: %d moves, %d payments, %d client-visible errors, longest hold %d ms,"
            + " longest move %d ms, %d doubts resolved%n",
        MOVES,
        acknowledged.size(),
        visible.size(),
        longestHold.get(),
        longestMove.toMillis(),
        resolved.get());

    assertThat(visible).isEmpty();
    assertThat(acknowledged).hasSizeGreaterThan(100);
    assertPaid(acknowledged);
    assertThat(longestHold).hasValueLessThan(longestMove.toMillis() + 1_500);
  }

  private static boolean done(Connection connection, PaymentIdentity payment) throws SQLException {
    insert(connection, payment.key(), null);
    return true;
  }

  @Test
  void withSpringOneBeanIsEnough() throws Exception {
    try (WriterDataSource source = library()) {
      JdbcTemplate jdbc = new JdbcTemplate(source);
      TransactionTemplate transactions =
          new TransactionTemplate(new DataSourceTransactionManager(source));
      Payments payments = new Payments(source, TABLE);
      load(
          payment ->
              payments.make(
                  payment,
                  () ->
                      transactions.execute(
                          status -> jdbc.update(INSERT, payment.key(), null, 7, "12.50"))));
    }

    assertThat(visible).isEmpty();
    assertPaid(acknowledged);
  }

  @Test
  void withJpaEachTryHasAnEntityManagerOfItsOwn() throws Exception {
    try (WriterDataSource source = library();
        EntityManagerFactory entities = entities(source)) {
      Payments payments = new Payments(source, TABLE);
      load(
          payment ->
              payments.make(
                  payment,
                  () ->
                      entities.callInTransaction(
                          manager -> {
                            PaymentRow row =
                                new PaymentRow(payment.key(), 7, new BigDecimal("12.50"));
                            manager.persist(row);
                            return row.id();
                          })));
    }

    assertThat(visible).isEmpty();
    assertThat(acknowledged).hasSizeGreaterThan(100);
    assertPaid(acknowledged);
  }

  /** As docs/client-library.md says: no look at the database at start-up, which may be moving. */
  private static EntityManagerFactory entities(WriterDataSource source) {
    return new HibernatePersistenceConfiguration("payments")
        .managedClass(PaymentRow.class)
        .property("jakarta.persistence.nonJtaDataSource", source)
        .property("hibernate.boot.allow_jdbc_metadata_access", false)
        .property("hibernate.dialect", "org.hibernate.dialect.MySQLDialect")
        .createEntityManagerFactory();
  }

  @Test
  void jpaStartsWhileThereIsNoWriter() throws Exception {
    try (WriterDataSource nobody =
            WriterDataSource.of(
                    () -> WriterPointer.none(1),
                    target -> new DatabaseLogin("nobody", "nothing"),
                    DriverSettings.of("payments"))
                .build();
        EntityManagerFactory entities = entities(nobody)) {
      assertThat(entities.isOpen()).isTrue();
    }
  }

  @Test
  void withAPlainPoolClientsSeeErrors() throws Exception {
    WriterTarget first = pair.read().writer().orElseThrow();
    HikariConfig config = new HikariConfig();
    config.setDataSource(
        new WriterLogins(first, pair.dataSource().logins, pair.dataSource().driver));
    config.setMaximumPoolSize(PAYERS);
    config.setConnectionTimeout(1_000);
    try (HikariDataSource plain = new HikariDataSource(config)) {
      load(
          payment -> {
            try (Connection connection = plain.getConnection()) {
              insert(connection, payment.key(), null);
            }
          });
    }
    System.out.printf(
        "plain pool: %d moves, %d payments, %d client-visible errors%n",
        MOVES, acknowledged.size(), visible.size());

    assertThat(visible).isNotEmpty();
  }

  @Test
  void aCommitWhoseAnswerIsLostIsFoundByItsKey() throws Exception {
    try (WriterDataSource source = library()) {
      Payments payments = new Payments(source, TABLE);
      Outcome<Boolean> outcome =
          payments.make(
              payment("lost-answer"),
              () -> {
                try (Connection connection = source.getConnection()) {
                  insert(connection, "lost-answer", null);
                }
                throw new SQLException("the answer to COMMIT was lost", "08S01");
              });

      assertThat(outcome.committedBefore()).isTrue();
      assertThat(outcome.tries()).isEqualTo(1);
    }
  }

  @Test
  void aDuplicateOfAnotherColumnIsNoPayment() throws Exception {
    try (WriterDataSource source = library()) {
      Payments payments = new Payments(source, TABLE);
      payments.transact(payment("order-1"), c -> order(c, "order-1"));

      assertThatThrownBy(() -> payments.transact(payment("order-2"), c -> order(c, "order-2")))
          .isInstanceOf(SQLException.class)
          .satisfies(
              failure ->
                  assertThat(Failures.classify(failure)).isEqualTo(FailureClass.DUPLICATE_KEY));
    }
  }

  private static boolean order(Connection connection, String key) throws SQLException {
    insert(connection, key, 4711);
    return true;
  }

  @Test
  void aKeyOfAnotherAmountIsAnError() throws Exception {
    try (WriterDataSource source = library()) {
      Payments payments = new Payments(source, TABLE);
      payments.transact(payment("twice"), c -> done(c, payment("twice")));
      PaymentIdentity other =
          PaymentIdentity.ofKey("twice").with("account_id", 7).with("amount", "12.51");

      assertThatThrownBy(() -> payments.transact(other, c -> done(c, other)))
          .isInstanceOf(KeyUsedTwiceException.class);
    }
  }

  @Test
  void aKeyThatOnlyTheCollationTakesForTheSameIsAnotherPayment() throws Exception {
    try (WriterDataSource source = library()) {
      Payments payments = new Payments(source, TABLE);
      payments.transact(payment("Case"), c -> done(c, payment("Case")));

      assertThatThrownBy(() -> payments.transact(payment("cASE"), c -> done(c, payment("cASE"))))
          .isInstanceOf(KeyUsedTwiceException.class);
    }
  }

  @Test
  void everyConnectionOfAPoolFullOfCondemnedOnesIsReplaced() throws Exception {
    try (WriterDataSource source = library()) {
      List<String> before = sessionsOfAFullPool(source);
      pair.execute("SET GLOBAL read_only = ON");
      try (Connection connection = source.getConnection()) {
        assertThatThrownBy(() -> insert(connection, "read-only", null))
            .satisfies(
                failure ->
                    assertThat(Failures.classify(failure)).isEqualTo(FailureClass.WRITER_MOVED));
      }
      pair.execute("SET GLOBAL read_only = OFF");

      assertThat(sessionsOfAFullPool(source)).doesNotContainAnyElementsOf(before);
    }
  }

  private static List<String> sessionsOfAFullPool(WriterDataSource source) throws SQLException {
    List<Connection> borrowed = new ArrayList<>();
    List<String> sessions = new ArrayList<>();
    for (int i = 0; i < PAYERS; i++) {
      Connection connection = source.getConnection();
      borrowed.add(connection);
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT CONNECTION_ID()")) {
        row.next();
        sessions.add(row.getString(1));
      }
    }
    for (Connection connection : borrowed) {
      connection.close();
    }
    return sessions;
  }
}
