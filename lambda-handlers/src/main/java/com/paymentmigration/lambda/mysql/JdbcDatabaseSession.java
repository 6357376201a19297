package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.ApplierFacts;
import com.paymentmigration.lambda.cutover.Blocker;
import com.paymentmigration.lambda.cutover.DatabaseSession;
import com.paymentmigration.lambda.cutover.LogPiece;
import com.paymentmigration.lambda.cutover.ReplicaStatus;
import com.paymentmigration.lambda.cutover.ServerActivity;
import com.paymentmigration.lambda.cutover.ServerFacts;
import com.paymentmigration.lambda.cutover.ServerIdentity;
import com.paymentmigration.lambda.cutover.TransactionContent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.LogPosition;
import com.paymentmigration.lambda.domain.PairedAccounts;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** An admin session over one JDBC connection; each concern has its own class. */
final class JdbcDatabaseSession implements DatabaseSession {
  private final SqlChannel sql;
  private final ReplicationSources sources;
  private final SessionKiller killer;
  private final MigrationLock lock;
  private final ApplicationAccounts accounts;
  private final XaTransactions xa;
  private final ReplicationChannel replication;
  private final Marker marker;
  private final BinaryLog binaryLog;
  private long id;

  JdbcDatabaseSession(
      SqlChannel sql,
      ReplicationSources sources,
      PairedAccounts paired,
      RememberedContents remembered) {
    this.sql = sql;
    this.sources = sources;
    killer = new SessionKiller(sql);
    lock = new MigrationLock(sql, killer);
    accounts = new ApplicationAccounts(sql, paired);
    xa = new XaTransactions(sql);
    replication = new ReplicationChannel(sql);
    marker = new Marker(sql);
    binaryLog = new BinaryLog(sql, remembered);
  }

  @Override
  public long id() {
    if (id == 0) {
      id = Long.parseLong(sql.value("SELECT CONNECTION_ID()"));
    }
    return id;
  }

  @Override
  public ServerIdentity identity() {
    return new InstanceIdentity(sql).read();
  }

  @Override
  public void killLockHolder() {
    lock.killHolder();
  }

  @Override
  public String lockHolder() {
    return lock.holder();
  }

  @Override
  public boolean takeLock(Duration timeout) {
    return lock.take(timeout);
  }

  @Override
  public boolean takeGuardLock(Duration timeout) {
    return lock.takeGuard(timeout);
  }

  @Override
  public void releaseLock() {
    lock.release();
  }

  @Override
  public PairedAccounts pairedAccounts() {
    return accounts.paired();
  }

  @Override
  public PairedAccounts openPairedAccounts(Environment side) {
    return accounts.openPaired(side);
  }

  @Override
  public void lockAccounts(Environment side) {
    accounts.lock(side);
  }

  @Override
  public void unlockAccounts(Environment side, PairedAccounts paired) {
    accounts.unlock(side, paired);
  }

  @Override
  public boolean accountsLocked(Environment side) {
    return accounts.locked(side);
  }

  @Override
  public boolean anyAccountLocked(Environment side, PairedAccounts paired) {
    return accounts.anyLocked(side, paired);
  }

  @Override
  public Set<Blocker> accountStatementBlockers() {
    return new AccountStatementBlockers(sql).look();
  }

  @Override
  public void keepAlive() {
    sql.execute("DO 0");
  }

  @Override
  public void cancel(long connectionId) {
    killer.cancel(connectionId);
  }

  @Override
  public void setReadOnly(boolean readOnly) {
    sql.execute("CALL mysql.rds_set_read_only(?)", readOnly ? 1 : 0);
  }

  @Override
  public boolean readOnly() {
    return "1".equals(sql.value("SELECT @@GLOBAL.read_only"));
  }

  @Override
  public List<Long> applicationSessions() {
    return accounts.sessions();
  }

  @Override
  public void kill(long connectionId) {
    killer.kill(connectionId);
  }

  @Override
  public List<String> preparedXaTransactions() {
    return xa.prepared();
  }

  @Override
  public GtidSet executed() {
    return replication.executed();
  }

  @Override
  public boolean waitForExecuted(GtidSet wanted, Duration timeout) {
    return replication.waitForExecuted(wanted, timeout);
  }

  @Override
  public List<TransactionContent> contents(GtidSet wanted) {
    return binaryLog.contents(wanted);
  }

  @Override
  public LogPiece loggedSince(LogPosition from, int mostEvents) {
    return binaryLog.since(from, mostEvents);
  }

  @Override
  public ApplierFacts applierFacts() {
    return new ApplierInspection(sql, replication).read();
  }

  @Override
  public void appendPurged(GtidSet missing) {
    replication.appendPurged(missing);
  }

  @Override
  public void keepBinaryLogs(int hours) {
    sql.execute("CALL mysql.rds_set_configuration('binlog retention hours', ?)", hours);
  }

  @Override
  public ReplicaStatus replicaStatus() {
    return replication.status();
  }

  @Override
  public void stopReplication() {
    replication.stop();
  }

  @Override
  public void resetReplication() {
    replication.reset();
  }

  @Override
  public void configureReplication(Environment source) {
    replication.configure(sources.address(source), sources.credentials());
  }

  @Override
  public void startReplication() {
    replication.start();
  }

  @Override
  public void writeMarker(String value) {
    marker.write(value);
  }

  @Override
  public String readMarker() {
    return marker.read();
  }

  @Override
  public ServerFacts facts() {
    return new FactsInspection(sql, accounts, xa).read();
  }

  @Override
  public ServerActivity activity() {
    return new ActivityInspection(sql).read();
  }

  @Override
  public List<String> applicationTables() {
    return new TableInspection(sql).applicationTables();
  }

  @Override
  public void close() {
    sql.close();
  }
}
