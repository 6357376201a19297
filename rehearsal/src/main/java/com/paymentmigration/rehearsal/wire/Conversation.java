package com.paymentmigration.rehearsal.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One connection after its login: which transaction it is in, and whose payment that is. The
 * protocol is one command, then one answer; commands without an answer are not followed.
 */
final class Conversation {
  private static final int QUERY = 0x03;
  private static final int PREPARE = 0x16;
  private static final int EXECUTE = 0x17;

  private final String side;
  private final long link;
  private final Tampering tampering;
  private final WireRecord record;
  private final Map<Integer, String> prepared = new HashMap<>();
  private boolean autocommit = true;
  private boolean begun;
  private long since;
  private String payment = "";
  private boolean effective;
  private boolean held;
  private Pending pending;

  /** A command whose answer is awaited. */
  private record Pending(int command, String text, Sql sql, boolean commits, boolean withheld) {}

  Conversation(String side, long link, Tampering tampering, WireRecord record) {
    this.side = side;
    this.link = link;
    this.tampering = tampering;
    this.record = record;
  }

  /** What is to be done to {@code packet}, the first of a command. */
  synchronized Deed onCommand(Packet packet) {
    int command = packet.kind();
    pending = null;
    if (command != QUERY && command != PREPARE && command != EXECUTE) {
      return Deed.PASS;
    }
    String text = command == EXECUTE ? prepared.getOrDefault(packet.int4(1), "") : rest(packet);
    Sql sql = Sql.of(text);
    if (command == PREPARE) {
      pending = new Pending(command, text, sql, false, false);
      return Deed.PASS;
    }
    String key = tampering.keyIn(packet.payload()).orElse("");
    if (!key.isEmpty()) {
      payment = key;
    }
    note(sql, key);
    boolean commits = commits(sql);
    Deed deed = deed(sql, commits);
    held |= deed == Deed.HOLD;
    boolean here = deed == Deed.PASS || deed == Deed.HOLD || deed == Deed.CUT_AFTER;
    pending = here ? new Pending(command, text, sql, commits, deed == Deed.CUT_AFTER) : null;
    return deed;
  }

  private boolean commits(Sql sql) {
    return switch (sql.kind()) {
      case COMMIT, AUTOCOMMIT_ON -> true;
      case WRITE -> autocommit && !begun;
      default -> false;
    };
  }

  private Deed deed(Sql sql, boolean commits) {
    if (payment.isEmpty()) {
      return Deed.PASS;
    }
    Deed atWrite = sql.kind() == Sql.Kind.WRITE ? tampering.atWrite(payment) : Deed.PASS;
    return atWrite == Deed.PASS && commits ? tampering.takeAtCommit(payment) : atWrite;
  }

  private void note(Sql sql, String key) {
    String what =
        switch (sql.kind()) {
          case DEFINITION -> "definition";
          case XA -> "xa";
          case WRITE -> "write";
          case READ -> key.isEmpty() ? "" : "read";
          default -> "";
        };
    if (!what.isEmpty()) {
      record.seen(new WireRecord.Seen(System.nanoTime(), side, what, key, sql.brief()));
    }
    boolean works = sql.kind() == Sql.Kind.WRITE || sql.kind() == Sql.Kind.READ;
    if (works && since == 0) {
      since = System.nanoTime();
    }
  }

  /** Takes the first packet of an answer; whether the application must not see it. */
  synchronized boolean onAnswer(Packet packet) {
    Pending asked = pending;
    if (asked == null) {
      return false;
    }
    pending = null;
    if (packet.isError()) {
      record.refused(
          new WireRecord.Refusal(
              System.nanoTime(), side, link, packet.errorCode(), asked.sql().brief()));
      if (asked.commits()) {
        over();
      }
      return asked.withheld();
    }
    if (asked.command() == PREPARE) {
      prepared.put(packet.int4(1), asked.text());
      return false;
    }
    apply(asked, packet);
    return asked.withheld();
  }

  private void apply(Pending asked, Packet packet) {
    switch (asked.sql().kind()) {
      case BEGIN -> begun = true;
      case AUTOCOMMIT_OFF -> autocommit = false;
      case AUTOCOMMIT_ON -> autocommit = true;
      case WRITE -> effective |= !payment.isEmpty() && packet.isOk() && packet.positiveAt(1);
      default -> {
        // Nothing of the transaction changes.
      }
    }
    if (asked.commits() && !payment.isEmpty()) {
      record.committed(new WireRecord.Commit(System.nanoTime(), side, payment, effective));
    }
    boolean readAlone = asked.sql().kind() == Sql.Kind.READ && autocommit && !begun;
    if (asked.commits() || readAlone || asked.sql().kind() == Sql.Kind.ROLLBACK) {
      over();
    }
  }

  private void over() {
    long now = System.nanoTime();
    if (since != 0 && !held) {
      record.ended(
          new WireRecord.Transaction(now, side, TimeUnit.NANOSECONDS.toMillis(now - since)));
    }
    since = 0;
    begun = false;
    held = false;
    payment = "";
    effective = false;
  }

  private static String rest(Packet packet) {
    return packet.textAt(1);
  }
}
