package com.paymentmigration.lambda.cutover.model;

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

/** Passes everything on; a mutation overrides what it leaves out. */
class ForwardingSession implements DatabaseSession {
  protected final DatabaseSession real;

  ForwardingSession(DatabaseSession real) {
    this.real = real;
  }

  @Override
  public ServerIdentity identity() {
    return real.identity();
  }

  @Override
  public long id() {
    return real.id();
  }

  @Override
  public boolean takeGuardLock(Duration timeout) {
    return real.takeGuardLock(timeout);
  }

  @Override
  public boolean anyAccountLocked(Environment side, PairedAccounts paired) {
    return real.anyAccountLocked(side, paired);
  }

  @Override
  public PairedAccounts pairedAccounts() {
    return real.pairedAccounts();
  }

  @Override
  public PairedAccounts openPairedAccounts(Environment side) {
    return real.openPairedAccounts(side);
  }

  @Override
  public Set<Blocker> accountStatementBlockers() {
    return real.accountStatementBlockers();
  }

  @Override
  public void keepAlive() {
    real.keepAlive();
  }

  @Override
  public void cancel(long connectionId) {
    real.cancel(connectionId);
  }

  @Override
  public List<TransactionContent> contents(GtidSet wanted) {
    return real.contents(wanted);
  }

  @Override
  public LogPiece loggedSince(LogPosition from, int mostEvents) {
    return real.loggedSince(from, mostEvents);
  }

  @Override
  public ApplierFacts applierFacts() {
    return real.applierFacts();
  }

  @Override
  public void killLockHolder() {
    real.killLockHolder();
  }

  @Override
  public String lockHolder() {
    return real.lockHolder();
  }

  @Override
  public boolean takeLock(Duration timeout) {
    return real.takeLock(timeout);
  }

  @Override
  public void releaseLock() {
    real.releaseLock();
  }

  @Override
  public void lockAccounts(Environment side) {
    real.lockAccounts(side);
  }

  @Override
  public void unlockAccounts(Environment side, PairedAccounts paired) {
    real.unlockAccounts(side, paired);
  }

  @Override
  public boolean accountsLocked(Environment side) {
    return real.accountsLocked(side);
  }

  @Override
  public void setReadOnly(boolean readOnly) {
    real.setReadOnly(readOnly);
  }

  @Override
  public boolean readOnly() {
    return real.readOnly();
  }

  @Override
  public List<Long> applicationSessions() {
    return real.applicationSessions();
  }

  @Override
  public void kill(long connectionId) {
    real.kill(connectionId);
  }

  @Override
  public List<String> preparedXaTransactions() {
    return real.preparedXaTransactions();
  }

  @Override
  public GtidSet executed() {
    return real.executed();
  }

  @Override
  public boolean waitForExecuted(GtidSet wanted, Duration timeout) {
    return real.waitForExecuted(wanted, timeout);
  }

  @Override
  public void appendPurged(GtidSet missing) {
    real.appendPurged(missing);
  }

  @Override
  public void keepBinaryLogs(int hours) {
    real.keepBinaryLogs(hours);
  }

  @Override
  public ReplicaStatus replicaStatus() {
    return real.replicaStatus();
  }

  @Override
  public void stopReplication() {
    real.stopReplication();
  }

  @Override
  public void resetReplication() {
    real.resetReplication();
  }

  @Override
  public void configureReplication(Environment source) {
    real.configureReplication(source);
  }

  @Override
  public void startReplication() {
    real.startReplication();
  }

  @Override
  public void writeMarker(String value) {
    real.writeMarker(value);
  }

  @Override
  public String readMarker() {
    return real.readMarker();
  }

  @Override
  public List<String> applicationTables() {
    return real.applicationTables();
  }

  @Override
  public ServerFacts facts() {
    return real.facts();
  }

  @Override
  public ServerActivity activity() {
    return real.activity();
  }

  @Override
  public void close() {
    real.close();
  }
}
