package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    return new Session();
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
    @Override
    public boolean takeMigrationLock() {
      whenLocked.run();
      return !lockTaken;
    }

    @Override
    public boolean takeGuardLock() {
      return true;
    }

    @Override
    public long id() {
      return 1;
    }

    @Override
    public void endBlockers() {}

    @Override
    public void cancel(long id) {
      done.add("cancel");
    }

    @Override
    public void kill(long id) {
      done.add("kill");
    }

    @Override
    public void keepAlive() {
      done.add("keep alive");
    }

    @Override
    public Optional<Boolean> locked(String username) {
      return passwords.containsKey(username)
          ? Optional.of(locks.getOrDefault(username, false))
          : Optional.empty();
    }

    @Override
    public void createLocked(Credentials credential) {
      if (passwords.putIfAbsent(credential.username(), credential.password()) == null) {
        locks.put(credential.username(), true);
        done.add("create " + credential.username());
      }
    }

    @Override
    public void grant(DatabaseAccount account, String username) {
      done.add("grant " + username);
    }

    @Override
    public void set(Credentials credential, boolean locked) {
      setPassword(credential);
      locks.put(credential.username(), locked);
    }

    @Override
    public void setPassword(Credentials credential) {
      passwords.put(credential.username(), credential.password());
      done.add("password " + credential.username());
    }

    @Override
    public GtidSet executed() {
      return looksBehind-- > 0 ? GtidSet.EMPTY : executed;
    }

    @Override
    public Optional<String> channelUser() {
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
      done.add("closed");
    }
  }
}
