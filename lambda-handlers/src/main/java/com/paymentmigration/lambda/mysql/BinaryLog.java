package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.cutover.LogPiece;
import com.paymentmigration.lambda.cutover.StatementFailedException;
import com.paymentmigration.lambda.cutover.TransactionContent;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.LogPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what transactions did, by {@code SHOW BINLOG EVENTS}: files are found by the set that each
 * begins with, and read page by page, so that no page holds up a commit for long. What a
 * transaction did never changes: it is remembered for the life of the process, as is where the log
 * ended at the last look, so that what came since is found at once.
 */
final class BinaryLog {
  /** Events that are read at a time; a page takes some 10 ms. */
  private static final int PAGE = 2_000;

  /** Where the events of a file begin. */
  private static final long FIRST_POSITION = 4;

  /** The format description and the set of transactions before this file. */
  private static final int HEAD = 2;

  private static final Pattern GTID =
      Pattern.compile("GTID_NEXT=\\s*'([0-9a-fA-F-]{36}:\\d+)'", Pattern.CASE_INSENSITIVE);
  private static final Pattern TABLE_MAP =
      Pattern.compile("table_id: (\\d+) \\((.+)\\)", Pattern.DOTALL);
  private static final Pattern TABLE_ID = Pattern.compile("table_id: (\\d+)");

  private final SqlChannel sql;
  private final RememberedContents remembered;

  /**
   * A server's binary log.
   *
   * @param remembered contents by GTID that were read before; grows
   */
  BinaryLog(SqlChannel sql, RememberedContents remembered) {
    this.sql = sql;
    this.remembered = remembered;
  }

  /**
   * What each transaction of {@code wanted} did. Those that are in no file any more are one content
   * that says so.
   *
   * @throws StatementFailedException if reading takes longer than {@link Deadlines#EXPLAIN}
   */
  List<TransactionContent> contents(GtidSet wanted) {
    List<TransactionContent> found = new ArrayList<>();
    GtidSet missing = wanted;
    for (TransactionContent known : List.copyOf(remembered.values())) {
      if (wanted.contains(GtidSet.parse(known.gtid()))) {
        found.add(known);
        missing = missing.subtract(GtidSet.parse(known.gtid()));
      }
    }
    RememberedContents.Checkpoint end = end();
    if (!missing.isEmpty()) {
      found.addAll(read(missing));
    }
    remembered.checkpoint(end);
    return found;
  }

  private RememberedContents.Checkpoint end() {
    Map<String, String> status = sql.rows("SHOW MASTER STATUS").get(0);
    return new RememberedContents.Checkpoint(
        status.get("file"),
        Long.parseLong(status.get("position")),
        GtidSet.parse(status.get("executed_gtid_set")));
  }

  private List<TransactionContent> read(GtidSet wanted) {
    Instant end = Instant.now().plus(Deadlines.EXPLAIN);
    Map<String, TransactionContent> found = new LinkedHashMap<>();
    RememberedContents.Checkpoint since = remembered.checkpoint();
    if (!since.file().isEmpty() && wanted.subtract(since.executed()).equals(wanted)) {
      scanSince(since, wanted, found, end);
      if (found.size() == wanted.count()) {
        remembered.putAll(found);
        return List.copyOf(found.values());
      }
    }
    List<String> files = new ArrayList<>(sql.column("SHOW BINARY LOGS"));
    Collections.reverse(files);
    GtidSet missing = wanted;
    for (String file : files) {
      GtidSet before = before(file);
      GtidSet here = missing.subtract(before);
      if (!here.isEmpty()) {
        scan(file, FIRST_POSITION, here, found, end);
        missing = missing.subtract(here);
      }
      if (missing.isEmpty()) {
        break;
      }
    }
    GtidSet lacking = wanted;
    for (String gtid : found.keySet()) {
      lacking = lacking.subtract(GtidSet.parse(gtid));
    }
    remembered.putAll(found);
    List<TransactionContent> read = new ArrayList<>(found.values());
    if (!lacking.isEmpty()) {
      read.add(gone(lacking));
    }
    return read;
  }

  /** The file may be gone by now: then all of them are looked through. */
  private void scanSince(
      RememberedContents.Checkpoint since,
      GtidSet wanted,
      Map<String, TransactionContent> found,
      Instant end) {
    try {
      scan(since.file(), since.position(), wanted, found, end);
    } catch (StatementFailedException gone) {
      if (gone.errorCode() != MySqlError.WRONG_BINARY_LOG) {
        throw gone;
      }
      found.clear();
    }
  }

  private GtidSet before(String file) {
    return sql.rows("SHOW BINLOG EVENTS IN ? FROM ? LIMIT " + HEAD, file, FIRST_POSITION).stream()
        .filter(row -> "Previous_gtids".equals(row.get("event_type")))
        .map(row -> GtidSet.parse(row.get("info")))
        .findFirst()
        .orElse(GtidSet.EMPTY);
  }

  private void scan(
      String file, long from, GtidSet wanted, Map<String, TransactionContent> found, Instant end) {
    Reader reader = new Reader(wanted, found);
    long position = from;
    while (!reader.done()) {
      List<Map<String, String>> page =
          sql.rows("SHOW BINLOG EVENTS IN ? FROM ? LIMIT " + PAGE, file, position);
      page.forEach(reader::event);
      if (page.size() < PAGE) {
        break;
      }
      if (Instant.now().isAfter(end)) {
        throw unexplained(wanted, "not read within " + Deadlines.EXPLAIN);
      }
      position = Long.parseLong(page.get(page.size() - 1).get("end_log_pos"));
    }
    reader.end();
  }

  /** All of them as one, which nobody can explain. */
  private static TransactionContent gone(GtidSet which) {
    return new TransactionContent(
        which.toString(),
        new TreeMap<>(),
        List.of(new TransactionContent.Statement("(in no binary log any more)", List.of(), "")));
  }

  /**
   * Whole transactions from {@code from} on, across files.
   *
   * @param mostEvents events after which it stops, once one transaction is complete
   * @throws StatementFailedException if reading takes longer than {@link Deadlines#EXPLAIN}, or the
   *     file is gone
   */
  LogPiece since(LogPosition from, int mostEvents) {
    if (from.isEnd()) {
      RememberedContents.Checkpoint end = end();
      return LogPiece.empty(new LogPosition(end.file(), end.position()));
    }
    Instant until = Instant.now().plus(Deadlines.EXPLAIN);
    List<String> files = sql.column("SHOW BINARY LOGS");
    Pieces pieces = new Pieces(from);
    long position = from.at();
    for (String file : files.subList(indexOf(from.file(), files), files.size())) {
      while (true) {
        List<Map<String, String>> page =
            sql.rows("SHOW BINLOG EVENTS IN ? FROM ? LIMIT " + PAGE, file, position);
        page.forEach(row -> pieces.event(file, row));
        if (page.size() < PAGE) {
          break;
        }
        if (pieces.enough(mostEvents)) {
          return pieces.read(true);
        }
        if (Instant.now().isAfter(until)) {
          throw new StatementFailedException(
              0, "binary log after " + from + ": not read within " + Deadlines.EXPLAIN, null);
        }
        position = Long.parseLong(page.get(page.size() - 1).get("end_log_pos"));
      }
      position = FIRST_POSITION;
    }
    return pieces.read(false);
  }

  private static int indexOf(String file, List<String> files) {
    int index = files.indexOf(file);
    if (index < 0) {
      throw new StatementFailedException(
          MySqlError.WRONG_BINARY_LOG, "binary log " + file + " is gone", null);
    }
    return index;
  }

  /** Collects transactions that are complete, and where they begin. */
  private static final class Pieces {
    private final Map<String, TransactionContent> found = new LinkedHashMap<>();
    private final Map<String, LogPosition> begins = new HashMap<>();
    private final Reader reader = new Reader(null, found);
    private LogPosition end;
    private int events;
    private boolean begun;

    Pieces(LogPosition from) {
      end = from;
    }

    /** A transaction is complete once its last event is there, whatever follows. */
    void event(String file, Map<String, String> row) {
      events++;
      String type = row.get("event_type");
      reader.event(row);
      if ("Gtid".equals(type)) {
        begun = false;
        begins.put(reader.current.gtid(), new LogPosition(file, Long.parseLong(row.get("pos"))));
      }
      boolean last =
          switch (type) {
            case "Xid", "XA_prepare" -> true;
            case "Query" -> reader.current != null && endsTransaction(row.get("info"));
            default -> false;
          };
      if (last) {
        reader.end();
      }
      if (reader.current == null && !"Rotate".equals(type) && !"Stop".equals(type)) {
        end = new LogPosition(file, Long.parseLong(row.get("end_log_pos")));
      }
    }

    /** Of a statement that is a transaction by itself, or of the last one of an empty one. */
    private boolean endsTransaction(String info) {
      if (info.equals("BEGIN")) {
        begun = true;
        return false;
      }
      boolean ends = !begun || info.equals("COMMIT") || info.equals("ROLLBACK");
      begun &= !ends;
      return ends;
    }

    boolean enough(int most) {
      return events >= most && !found.isEmpty();
    }

    LogPiece read(boolean more) {
      return new LogPiece(
          found.values().stream()
              .map(content -> new LogPiece.Entry(content, begins.get(content.gtid())))
              .toList(),
          end,
          more);
    }
  }

  private static StatementFailedException unexplained(GtidSet which, String why) {
    return new StatementFailedException(
        0, "transactions that cannot be explained, because they are " + why + ": " + which, null);
  }

  /** Collects the events of the transactions that are wanted. */
  private static final class Reader {
    private final GtidSet wanted;
    private final Map<String, TransactionContent> found;
    private final Map<String, String> tables = new HashMap<>();
    private final long toFind;
    private long seen;
    private TransactionContent current;

    /**
     * A reader.
     *
     * @param wanted transactions that are collected; null for all
     */
    Reader(GtidSet wanted, Map<String, TransactionContent> found) {
      this.wanted = wanted;
      this.found = found;
      this.toFind = wanted == null ? Long.MAX_VALUE : wanted.count();
    }

    /** Whether the last one that is wanted is complete: another transaction began after it. */
    boolean done() {
      return seen == toFind && current == null;
    }

    void event(Map<String, String> row) {
      String info = row.get("info");
      switch (row.get("event_type")) {
        case "Gtid" -> begin(info);
        case "Anonymous_Gtid", "Rotate", "Stop" -> end();
        case "Table_map" -> tableMap(info);
        case "Write_rows", "Update_rows", "Delete_rows", "Update_rows_partial" -> rows(info);
        case "Query" -> query(info);
        case "Xid", "Format_desc", "Previous_gtids", "Rows_query" -> {
          // Neither changes anything itself.
        }
        default -> other(row.get("event_type"));
      }
    }

    void end() {
      if (current != null) {
        found.put(current.gtid(), current);
        current = null;
      }
    }

    private void begin(String info) {
      end();
      Matcher gtid = GTID.matcher(info);
      if (gtid.find() && (wanted == null || wanted.contains(GtidSet.parse(gtid.group(1))))) {
        current = new TransactionContent(gtid.group(1), new TreeMap<>(), new ArrayList<>());
        seen++;
      }
    }

    private void tableMap(String info) {
      Matcher map = TABLE_MAP.matcher(info);
      if (map.find()) {
        tables.put(map.group(1), map.group(2));
      }
    }

    private void rows(String info) {
      if (current != null) {
        Matcher id = TABLE_ID.matcher(info);
        String table = id.find() ? tables.getOrDefault(id.group(1), "(unknown)") : "(unknown)";
        current.rowEvents().merge(table, 1, Integer::sum);
      }
    }

    private void query(String info) {
      if (current != null && !info.equals("BEGIN") && !info.equals("COMMIT")) {
        current.statements().add(LoggedStatement.read(info));
      }
    }

    /** An event of another kind may change anything. */
    private void other(String type) {
      if (current != null) {
        current.statements().add(new TransactionContent.Statement(type, List.of(), ""));
      }
    }
  }
}
