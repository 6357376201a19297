package com.paymentmigration.rehearsal.check;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.rehearsal.application.PaymentRows;
import com.paymentmigration.rehearsal.load.Ledger;
import com.paymentmigration.rehearsal.record.CheckResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The databases against what clients of the user's application were told. */
public final class OwnBooks implements Bookkeeping {
  private static final Duration REPLICATES_AGAIN = Duration.ofSeconds(75);

  private final MySqlPair pair;
  private final Environment writer;
  private final PaymentRows rows;
  private final List<Ledger.Entry> acknowledged;
  private final Books.Counted counted;

  /** Reads the payments of {@code writer}; nobody may write meanwhile. */
  public OwnBooks(
      MySqlPair pair, Environment writer, PaymentRows rows, List<Ledger.Entry> acknowledged) {
    this.pair = pair;
    this.writer = writer;
    this.rows = rows;
    this.acknowledged = acknowledged;
    PaymentRows.Keys keys = rows.keys(pair.server(writer));
    counted =
        new Books.Counted(
            acknowledged.stream().filter(entry -> !keys.all().contains(entry.key())).count(),
            keys.doubled().size() + alike());
  }

  /** Payments of the rehearsal's own clients have amounts of which no two are alike. */
  private long alike() {
    boolean own = acknowledged.stream().anyMatch(entry -> entry.amount().signum() > 0);
    BigDecimal least =
        acknowledged.stream()
            .map(Ledger.Entry::amount)
            .min(BigDecimal::compareTo)
            .orElse(BigDecimal.ZERO);
    return own ? rows.alike(pair.server(writer), least) : 0;
  }

  @Override
  public Books.Counted counted() {
    return counted;
  }

  @Override
  public List<CheckResult> check(long moves) {
    return List.of(
        Promise.of(
            "I2: no acknowledged write is lost",
            counted.lost() == 0 && !acknowledged.isEmpty(),
            counted.lost() + " lost of " + acknowledged.size() + " acknowledged"),
        Promise.of(
            "no write is doubled", counted.doubled() == 0, counted.doubled() + " payments twice"));
  }

  @Override
  public CheckResult standby() {
    MySqlServer here = pair.server(writer);
    MySqlServer there = pair.server(writer.other());
    String waited =
        there.value(
            "SELECT WAIT_FOR_EXECUTED_GTID_SET('%s', %d)"
                .formatted(
                    here.value("SELECT @@GLOBAL.gtid_executed"), REPLICATES_AGAIN.toSeconds()));
    String ours = rows.digest(here);
    String theirs = rows.digest(there);
    return Promise.of(
        "the standby holds the same rows",
        "0".equals(waited) && ours.equals(theirs),
        writer.key() + " " + ours + ", " + writer.other().key() + " " + theirs);
  }
}
