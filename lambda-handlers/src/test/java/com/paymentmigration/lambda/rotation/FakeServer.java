package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.Blocker;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A server that knows users, passwords and locks, and notes what it was told to do. */
final class FakeServer implements AccountServer {
  final List<String> done = new ArrayList<>();
  final Map<String, String> passwords = new TreeMap<>();
  final Map<String, Boolean> locks = new TreeMap<>();
  boolean lockTaken;
  Runnable whenLocked = () -> {};
  String channelUser;
  boolean nextStopKillsConnection;
  GtidSet executed = GtidSet.EMPTY;
  int looksBehind;
  private final Environment environment;
  private final List<Session> sessions = new ArrayList<>();

  FakeServer(Environment environment, Credentials admin) {
    this.environment = environment;
    passwords.put(admin.username(), admin.password());
  }

  @Override
  public Environment environment() {
    return environment;
  }

  @Override
  public String host() {
    return environment.key() + ".test";
  }

  @Override
  public int port() {
    return 3307;
  }

  @Override
  public AccountSession connect(Credentials admin) {
    LoginOutcome outcome = tryLogin(admin);
    if (outcome != LoginOutcome.OPEN) {
      throw new LoginRefusedException(environment, admin.username(), outcome);
    }
    Session session = new Session(sessions.size() + 1);
    sessions.add(session);
    return session;
  }

  @Override
  public LoginOutcome tryLogin(Credentials credential) {
    if (!credential.password().equals(passwords.get(credential.username()))) {
      return LoginOutcome.REFUSED;
    }
    return locks.getOrDefault(credential.username(), false)
        ? LoginOutcome.LOCKED
        : LoginOutcome.OPEN;
  }

  private final class Session implements AccountSession {
    private final long id;
    private boolean readGrantTables;
    private boolean ended;
    private boolean holdsLock;

    Session(long id) {
      this.id = id;
    }

    private void requireAlive() {
      if (ended) {
        throw new RotationFailedException("connection " + id + ": SQL error 0 (08S01)");
      }
    }

    @Override
    public boolean takeMigrationLock() {
      requireAlive();
      whenLocked.run();
      holdsLock = !lockTaken;
      return holdsLock;
    }

    @Override
    public boolean takeGuardLock() {
      return true;
    }

    @Override
    public long id() {
      requireAlive();
      return id;
    }

    @Override
    public Set<Blocker> accountStatementBlockers() {
      requireAlive();
      return sessions.stream()
          .filter(each -> each != this && each.readGrantTables && !each.holdsLock)
          .map(each -> new Blocker(each.id, "a transaction"))
          .collect(Collectors.toSet());
    }

    @Override
    public void cancel(long id) {
      done.add("cancel");
    }

    @Override
    public void kill(long id) {
      done.add("kill");
      sessions.stream().filter(each -> each.id == id).forEach(each -> each.ended = true);
    }

    @Override
    public void keepAlive() {
      done.add("keep alive");
    }

    @Override
    public Optional<Boolean> locked(String username) {
      requireAlive();
      readGrantTables = true;
      return passwords.containsKey(username)
          ? Optional.of(locks.getOrDefault(username, false))
          : Optional.empty();
    }

    @Override
    public void createLocked(Credentials credential) {
      requireAlive();
      readGrantTables = true;
      if (passwords.putIfAbsent(credential.username(), credential.password()) == null) {
        locks.put(credential.username(), true);
        done.add("create " + credential.username());
      }
    }

    @Override
    public void grant(DatabaseAccount account, String username) {
      requireAlive();
      readGrantTables = true;
      done.add("grant " + username);
    }

    @Override
    public void set(Credentials credential, boolean locked) {
      setPassword(credential);
      locks.put(credential.username(), locked);
    }

    @Override
    public void setPassword(Credentials credential) {
      requireAlive();
      readGrantTables = true;
      passwords.put(credential.username(), credential.password());
      done.add("password " + credential.username());
    }

    @Override
    public GtidSet executed() {
      requireAlive();
      return looksBehind-- > 0 ? GtidSet.EMPTY : executed;
    }

    @Override
    public Optional<String> channelUser() {
      requireAlive();
      return Optional.ofNullable(channelUser);
    }

    @Override
    public boolean channelRuns() {
      return true;
    }

    @Override
    public void stopChannel() {
      done.add("stop channel");
      if (nextStopKillsConnection) {
        nextStopKillsConnection = false;
        throw new RotationFailedException("rds_stop_replication: connection lost");
      }
    }

    @Override
    public void pointChannelAt(AccountServer source, Credentials replicator) {
      channelUser = replicator.username();
      done.add("channel to " + source.host() + " as " + replicator.username());
    }

    @Override
    public void startChannel() {
      done.add("start channel");
    }

    @Override
    public void close() {
      ended = true;
      done.add("closed");
    }
  }
}
