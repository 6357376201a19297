package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.ReplicaStatus;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.domain.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Two clusters, a state item, applications, and a clock that only steps move. */
final class World {
  /** How much later a delayed statement or write takes effect. */
  static final long LATE_MILLIS = 40;

  /** The service writes on each side, whatever its role. */
  private static final long HEARTBEAT_MILLIS = 1_000;

  /** Longer than a recovery tries to reach a side. */
  static final long DOWN_MILLIS = 30_000;

  final FakeCluster blue = new FakeCluster(Environment.BLUE);
  final FakeCluster green = new FakeCluster(Environment.GREEN);
  final FakeStore.Item item = new FakeStore.Item();
  final Invariants invariants = new Invariants(this);
  private final Applications applications = new Applications(this);
  private final StringBuilder trace;
  private long now = 1_000_000;
  private long nextHeartbeat;
  private long nextSession = 1;
  private int nextText = 1;
  boolean linkUp = true;
  TrafficWeight liveWeight = TrafficWeight.allTo(Environment.GREEN);

  World(boolean tracing) {
    trace = tracing ? new StringBuilder() : null;
    item.state = shifted();
    blue.locked[FakeCluster.index(Environment.GREEN)] = true;
    green.locked[FakeCluster.index(Environment.GREEN)] = true;
    green.readOnly = true;
    newSession(blue, Environment.BLUE, true);
    green.configured = green.applying = green.receiving = true;
  }

  /** Traffic has been shifted; the writer is still blue. */
  private MigrationState shifted() {
    return MigrationState.initial(address(Environment.BLUE), instant())
        .next()
        .newEpoch()
        .status(MigrationStatus.SHIFTING)
        .step(RunStep.SHIFTING, instant())
        .greenWeight(TrafficWeight.allTo(Environment.GREEN))
        .executionArn("move")
        .build();
  }

  static Writer.Serving address(Environment side) {
    return new Writer.Serving(side, side.key() + ".cluster", 3307, "payment_app_" + side.key());
  }

  FakeCluster cluster(Environment side) {
    return side == Environment.BLUE ? blue : green;
  }

  long now() {
    return now;
  }

  Instant instant() {
    return Instant.ofEpochMilli(now);
  }

  String newText(String prefix) {
    return prefix + nextText++;
  }

  FakeSession newSession(FakeCluster cluster, Environment account, boolean exempt) {
    FakeSession session = new FakeSession(nextSession++, account, exempt);
    cluster.sessions.add(session);
    return session;
  }

  /** Time without anybody's step. */
  void advance(long millis) {
    now += millis;
  }

  /** Time passes: what is late arrives, replication and applications go on. */
  void tick(long millis) {
    now += millis;
    blue.runLate(now);
    green.runLate(now);
    runLateWrites();
    if (now >= nextHeartbeat) {
      nextHeartbeat = now + HEARTBEAT_MILLIS;
      heartbeat(blue);
      heartbeat(green);
    }
    replicate(blue, green);
    replicate(green, blue);
    applications.act(blue);
    applications.act(green);
    check();
  }

  private void heartbeat(FakeCluster cluster) {
    if (isUp(cluster)) {
      cluster.commit(Transaction.Kind.HEARTBEAT, cluster.side, "");
    }
  }

  private void runLateWrites() {
    if (item.late.isEmpty()) {
      return;
    }
    for (Map.Entry<Long, Runnable> entry : List.copyOf(item.late.entrySet())) {
      if (entry.getKey() <= now) {
        item.late.remove(entry.getKey());
        entry.getValue().run();
      }
    }
  }

  private void replicate(FakeCluster replica, FakeCluster source) {
    if (replica.applying && replica.receiving && linkUp && isUp(replica) && isUp(source)) {
      replica.replicate(source, 5);
    }
  }

  boolean isUp(FakeCluster cluster) {
    return now >= cluster.downUntil;
  }

  ReplicaStatus replicaStatus(FakeCluster replica) {
    if (!replica.configured) {
      return ReplicaStatus.UNCONFIGURED;
    }
    FakeCluster source = cluster(replica.side.other());
    boolean connected = linkUp && isUp(source);
    ReplicaStatus.Receiver receiver =
        !replica.receiving
            ? ReplicaStatus.Receiver.STOPPED
            : connected ? ReplicaStatus.Receiver.RUNNING : ReplicaStatus.Receiver.CONNECTING;
    return new ReplicaStatus(true, receiver, replica.applying, "");
  }

  void strike(Fault fault) {
    switch (fault) {
      case RESTART_BLUE -> blue.restart(now);
      case RESTART_GREEN -> green.restart(now);
      case DOWN_BLUE -> blue.restart(now + DOWN_MILLIS);
      case DOWN_GREEN -> green.restart(now + DOWN_MILLIS);
      case KILLS_LINGER -> blue.killsLinger = green.killsLinger = true;
      case LINK_DOWN -> linkUp = false;
      case EXEMPT_WRITE -> applications.exemptWrite(blue);
      case FOREIGN_WRITE -> foreignWrite(cluster(item.state.promoted().other()));
      case GRANT_TABLES_HELD_BLUE -> read(blue, false);
      case GRANT_TABLES_HELD_GREEN -> read(green, false);
      case GRANT_TABLES_HELD_FOR_EVER -> {
        read(blue, true);
        read(green, true);
      }
      case PASSERS_BY -> blue.passersBy = green.passersBy = true;
      case CHANNEL_BROKEN_GREEN -> breakChannel(green);
      case CHANNEL_BROKEN_BLUE -> breakChannel(blue);
      default -> throw new IllegalArgumentException("not of the world: " + fault);
    }
    check();
  }

  private void foreignWrite(FakeCluster standby) {
    if (isUp(standby)) {
      invariants.onForeignWrite(standby);
      standby.commit(Transaction.Kind.FOREIGN, standby.side, "");
    }
  }

  /** Somebody holds the grant tables from now on. */
  void read(FakeCluster cluster, boolean forEver) {
    if (isUp(cluster)) {
      cluster.reader = newSession(cluster, null, false);
      cluster.readerIsImmortal = forEver;
    }
  }

  private void breakChannel(FakeCluster replica) {
    if (replica.configured) {
      invariants.onChannelBroken();
      replica.channelBroken = true;
      replica.applying = replica.receiving = false;
    }
  }

  /** Everything broken is mended but a channel; recovery has to do the rest. */
  void heal() {
    for (FakeCluster each : List.of(blue, green)) {
      if (each.readerIsImmortal) {
        each.reader = null;
        each.readerIsImmortal = each.accountStatementWaits = false;
      }
    }
    linkUp = true;
    now = Math.max(now, Math.max(blue.downUntil, green.downUntil));
    tick(LATE_MILLIS);
  }

  void check() {
    invariants.check();
  }

  boolean tracing() {
    return trace != null;
  }

  void trace(String line) {
    if (trace != null) {
      trace.append(line).append('\n');
    }
  }

  String history() {
    return trace == null ? "" : trace.toString();
  }
}
