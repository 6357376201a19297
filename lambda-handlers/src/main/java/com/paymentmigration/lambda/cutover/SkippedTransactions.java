package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.LogPosition;
import com.paymentmigration.lambda.domain.RowProof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Compares both binary logs, transaction by transaction: one that changed a table's rows on the
 * writer and not on the standby, under the same GTID, was skipped or filtered there. Positions
 * cannot tell: the standby counts it as executed.
 */
public final class SkippedTransactions {
  /** Events that one look reads of each log; some 8,000 small transactions. */
  public static final int MOST_EVENTS = 40_000;

  /** Logged when a session ends, for what its replicas never had. */
  private static final String SESSION_ONLY = "DROP TEMPORARY TABLE";

  private final Environment writerSide;
  private final DatabaseSession writer;
  private final DatabaseSession standby;
  private final Instant now;

  /**
   * A look.
   *
   * @param writerSide side of {@code writer}
   * @param now when it is
   */
  public SkippedTransactions(
      Environment writerSide, DatabaseSession writer, DatabaseSession standby, Instant now) {
    this.writerSide = writerSide;
    this.writer = writer;
    this.standby = standby;
    this.now = now;
  }

  /**
   * What a look found.
   *
   * @param skipped transactions that the standby counts as executed and did not apply
   * @param next where the next look goes on
   * @param complete whether it reached the end of the writer's log as of its beginning
   */
  public record Look(List<RowProof.Skip> skipped, RowProof.Cursor next, boolean complete) {
    /** Keeps its own copy. */
    public Look {
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * Compares what came after {@code from}. A first look only notes where both logs end, the
   * standby's first: what the writer logs after its own end is in the standby's log after that. So
   * every complete look notes the standby's end, too: what the standby logged alone before that,
   * and two people absorbed, is not taken for skipped when the standby has become the writer.
   *
   * @param patience longest wait for the standby to execute what is compared
   * @throws StatementFailedException if a log cannot be read
   */
  public Look look(RowProof.Cursor from, Duration patience) {
    if (from.blue().isEnd() || from.green().isEnd()) {
      LogPosition there = standby.loggedSince(LogPosition.END, MOST_EVENTS).end();
      LogPosition here = writer.loggedSince(LogPosition.END, MOST_EVENTS).end();
      return new Look(List.of(), cursor(here, there), true);
    }
    LogPosition end = standby.loggedSince(LogPosition.END, MOST_EVENTS).end();
    LogPiece logged = writer.loggedSince(from.of(writerSide), MOST_EVENTS);
    Map<String, TransactionContent> wanted = new LinkedHashMap<>();
    GtidSet gtids = GtidSet.EMPTY;
    for (LogPiece.Entry entry : logged.transactions()) {
      wanted.put(entry.content().gtid(), entry.content());
      gtids = gtids.union(GtidSet.parse(entry.content().gtid()));
    }
    if (!gtids.isEmpty() && !standby.waitForExecuted(gtids, patience)) {
      return new Look(List.of(), from, false);
    }
    List<RowProof.Skip> skipped = new ArrayList<>();
    LogPosition there = compare(wanted, from.of(writerSide.other()), skipped);
    wanted.values().forEach(here -> compare(here, elsewhere(here.gtid()), skipped));
    return new Look(skipped, cursor(logged.end(), logged.more() ? there : end), !logged.more());
  }

  private RowProof.Cursor cursor(LogPosition here, LogPosition there) {
    return writerSide == Environment.BLUE
        ? new RowProof.Cursor(here, there)
        : new RowProof.Cursor(there, here);
  }

  /**
   * Takes from {@code wanted} what the standby logged since {@code from}.
   *
   * @return where the standby's log goes on after the last of them
   */
  private LogPosition compare(
      Map<String, TransactionContent> wanted, LogPosition from, List<RowProof.Skip> skipped) {
    LogPosition at = from;
    while (!wanted.isEmpty()) {
      LogPiece there = standby.loggedSince(at, MOST_EVENTS);
      Iterator<LogPiece.Entry> entries = there.transactions().iterator();
      while (entries.hasNext()) {
        LogPiece.Entry entry = entries.next();
        if (wanted.isEmpty()) {
          return entry.begin();
        }
        TransactionContent here = wanted.remove(entry.content().gtid());
        if (here != null) {
          compare(here, entry.content(), skipped);
        }
      }
      at = there.end();
      if (!there.more()) {
        break;
      }
    }
    return at;
  }

  /**
   * A transaction that is executed and was not logged where it was looked for: before that, or
   * nowhere, if it was counted as executed without being run.
   */
  private TransactionContent elsewhere(String gtid) {
    return standby.contents(GtidSet.parse(gtid)).get(0);
  }

  private void compare(
      TransactionContent here, TransactionContent there, List<RowProof.Skip> skipped) {
    if (Strangers.changedServiceTablesOnly(here)) {
      // A heartbeat of a side that was the standby: the other one counts it without running it.
      return;
    }
    NavigableSet<String> missing = new TreeSet<>(here.rowEvents().keySet());
    missing.removeAll(there.rowEvents().keySet());
    if (there.rowEvents().isEmpty() && there.statements().isEmpty()) {
      here.statements().stream()
          .map(TransactionContent.Statement::verb)
          .filter(verb -> !verb.equals(SESSION_ONLY))
          .forEach(missing::add);
    }
    if (!missing.isEmpty()) {
      skipped.add(
          new RowProof.Skip(
              here.gtid(), String.join(", ", missing), writerSide.other().key(), now));
    }
  }
}
