package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.Blocker;
import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.cutover.StatementFailedException;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A server that goes on whatever happens to its clients. */
final class FakeCluster {
  static final UUID BLUE = UUID.fromString("00000000-0000-0000-0000-0000000000b1");
  static final UUID GREEN = UUID.fromString("00000000-0000-0000-0000-0000000000e2");

  /** Beyond all other ids. */
  static final long PASSER_BY = 1L << 40;

  final Environment side;
  final List<FakeSession> sessions = new ArrayList<>();
  final List<Transaction> binlog = new ArrayList<>();
  final BitSet[] executed = {new BitSet(), new BitSet()};
  final BitSet writes = new BitSet();
  final boolean[] locked = new boolean[2];

  /** Of the migration lock, and of its guard's. */
  final FakeSession[] lockHolders = new FakeSession[2];

  private final long[] lockFreeAt = new long[2];
  boolean killsLinger;

  /** Whoever reads the grant tables in an open transaction; null if nobody does. */
  FakeSession reader;

  boolean readerIsImmortal;

  /** Whether a look always finds somebody who holds the grant tables no longer. */
  boolean passersBy;

  private int statements;

  /** Whether an account statement waits for the reader: nobody logs in. */
  boolean accountStatementWaits;

  boolean channelBroken;
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
      case HEARTBEAT, FOREIGN -> {
        // Nothing that the protocol looks at.
      }
    }
  }

  boolean has(Transaction transaction) {
    return executed[index(transaction.source())].get(transaction.number());
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
      Transaction next = source.binlog.get(position);
      boolean aboutAccounts =
          next.kind() == Transaction.Kind.LOCK || next.kind() == Transaction.Kind.UNLOCK;
      if (aboutAccounts && reader != null && !has(next)) {
        accountStatementWaits = true;
        return;
      }
      position++;
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
    for (int lock = 0; lock < lockHolders.length; lock++) {
      if (lockHolders[lock] == session) {
        lockHolders[lock] = null;
      }
    }
    if (reader == session && !readerIsImmortal) {
      reader = null;
      accountStatementWaits = false;
    }
  }

  /** One look at who holds the grant tables. */
  Set<Blocker> blockers() {
    Set<Blocker> found = new LinkedHashSet<>();
    if (reader != null && !readerIsImmortal) {
      found.add(new Blocker(reader.id, "a transaction"));
    }
    if (passersBy) {
      found.add(new Blocker(PASSER_BY, "statement " + statements++));
    }
    return found;
  }

  /** Ends the holders' sessions; where kills linger, a lock is freed when it was idle for long. */
  void killLockHolders(FakeSession but) {
    for (int lock = 0; lock < lockHolders.length; lock++) {
      FakeSession holder = lockHolders[lock];
      if (holder == null || holder == but || !holder.alive) {
        continue;
      }
      boolean idle = holder.pending == null;
      kill(holder);
      if (killsLinger && idle) {
        lockHolders[lock] = holder;
        lockFreeAt[lock] = holder.usedAt + Deadlines.IDLE_HOLDER.toMillis();
      }
    }
  }

  /** Whether {@code session} holds the lock now. */
  boolean takeLock(int lock, FakeSession session, long now) {
    FakeSession holder = lockHolders[lock];
    if (holder != null && !holder.alive && now >= lockFreeAt[lock]) {
      lockHolders[lock] = null;
    }
    if (lockHolders[lock] == null) {
      lockHolders[lock] = session;
    }
    return lockHolders[lock] == session;
  }

  /** Parameter values come back; what is stored stays. */
  void restart(long upAt) {
    for (FakeSession session : List.copyOf(sessions)) {
      kill(session);
    }
    lockHolders[0] = lockHolders[1] = null;
    reader = null;
    readerIsImmortal = accountStatementWaits = false;
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
