package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.cutover.StatementFailedException;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;

/** A server that goes on whatever happens to its clients. */
final class FakeCluster {
  static final UUID BLUE = UUID.fromString("00000000-0000-0000-0000-0000000000b1");
  static final UUID GREEN = UUID.fromString("00000000-0000-0000-0000-0000000000e2");

  final Environment side;
  final List<FakeSession> sessions = new ArrayList<>();
  final List<Transaction> binlog = new ArrayList<>();
  final BitSet[] executed = {new BitSet(), new BitSet()};
  final BitSet writes = new BitSet();
  final boolean[] locked = new boolean[2];
  FakeSession lockHolder;
  boolean killsLinger;
  private long lockFreeAt;
  long downUntil;
  int boot;
  boolean readOnly;
  String marker = "";
  boolean configured;
  boolean receiving;
  boolean applying;
  int position;
  boolean connected;
  long cutAt;
  private int nextNumber = 1;
  private GtidSet cached;

  FakeCluster(Environment side) {
    this.side = side;
  }

  static int index(Environment environment) {
    return environment == Environment.BLUE ? 0 : 1;
  }

  boolean isLocked(Environment account) {
    return locked[index(account)];
  }

  /** A transaction of this server's own. */
  void commit(Transaction.Kind kind, Environment of, String value) {
    run(new Transaction(side, nextNumber++, kind, of, 0, value));
  }

  /** An application's write. */
  void commitWrite(int number) {
    run(new Transaction(side, nextNumber++, Transaction.Kind.WRITE, side, number, ""));
  }

  /** Executes a transaction, its own or a replicated one; one it has is skipped. */
  void run(Transaction transaction) {
    BitSet has = executed[index(transaction.source())];
    if (has.get(transaction.number())) {
      return;
    }
    has.set(transaction.number());
    cached = null;
    binlog.add(transaction);
    switch (transaction.kind()) {
      case WRITE -> writes.set(transaction.write());
      case LOCK -> locked[index(transaction.side())] = true;
      case UNLOCK -> locked[index(transaction.side())] = false;
      case MARKER -> marker = transaction.value();
    }
  }

  /** Marks as executed what will never run here. */
  void append(GtidSet purged) {
    long left = purged.count();
    for (int number = 1; left > 0; number++) {
      assert number < 100_000 : "of neither cluster: " + purged;
      for (Environment source : Environment.values()) {
        if (purged.contains(GtidSet.of(uuid(source), number, number))) {
          executed[index(source)].set(number);
          left--;
        }
      }
    }
    cached = null;
  }

  static UUID uuid(Environment side) {
    return side == Environment.BLUE ? BLUE : GREEN;
  }

  GtidSet gtids() {
    if (cached == null) {
      GtidSet all = GtidSet.EMPTY;
      for (Environment source : Environment.values()) {
        BitSet has = executed[index(source)];
        for (int first = has.nextSetBit(1); first > 0; ) {
          int end = has.nextClearBit(first);
          all = all.union(GtidSet.of(uuid(source), first, end - 1L));
          first = has.nextSetBit(end);
        }
      }
      cached = all;
    }
    return cached;
  }

  /** Replicates at most {@code most} transactions from {@code source}. */
  void replicate(FakeCluster source, int most) {
    connected = true;
    for (int done = 0; done < most && position < source.binlog.size(); ) {
      Transaction next = source.binlog.get(position++);
      if (!executed[index(next.source())].get(next.number())) {
        run(next);
        done++;
      }
    }
  }

  void kill(FakeSession session) {
    session.alive = false;
    session.pending = null;
    sessions.remove(session);
    if (lockHolder == session) {
      lockHolder = null;
    }
  }

  /** Ends the holder's session; where kills linger, its lock is freed when it was idle for long. */
  void killLockHolder() {
    FakeSession holder = lockHolder;
    if (holder == null || !holder.alive) {
      return;
    }
    boolean idle = holder.pending == null;
    kill(holder);
    if (killsLinger && idle) {
      lockHolder = holder;
      lockFreeAt = holder.usedAt + Deadlines.IDLE_HOLDER.toMillis();
    }
  }

  /** Whether {@code session} holds the lock now. */
  boolean takeLock(FakeSession session, long now) {
    if (lockHolder != null && !lockHolder.alive && now >= lockFreeAt) {
      lockHolder = null;
    }
    if (lockHolder == null) {
      lockHolder = session;
    }
    return lockHolder == session;
  }

  /** Parameter values come back; what is stored stays. */
  void restart(long upAt) {
    for (FakeSession session : List.copyOf(sessions)) {
      kill(session);
    }
    lockHolder = null;
    boot++;
    readOnly = false;
    downUntil = upAt;
  }

  /** Executes statements that were on their way when their client went. */
  void runLate(long now) {
    for (int index = sessions.size() - 1; index >= 0; index--) {
      if (index >= sessions.size()) {
        // What was late killed others.
        continue;
      }
      FakeSession session = sessions.get(index);
      if (session.pending != null && session.pendingDue <= now) {
        Runnable late = session.pending;
        session.pending = null;
        unheard(late);
      }
    }
  }

  /** A refusal has nobody to tell: the client is gone. */
  private static void unheard(Runnable late) {
    try {
      late.run();
    } catch (StatementFailedException refused) {
      assert refused.errorCode() > 0;
    }
  }

  /** Whether an application would get a write in, by a new login or an existing session. */
  boolean accepts(long now) {
    if (now < downUntil) {
      return false;
    }
    if (!readOnly && !isLocked(side)) {
      return true;
    }
    for (int index = 0; index < sessions.size(); index++) {
      FakeSession session = sessions.get(index);
      if (session.isApplication() && (session.exempt || !readOnly)) {
        return true;
      }
    }
    return false;
  }
}
