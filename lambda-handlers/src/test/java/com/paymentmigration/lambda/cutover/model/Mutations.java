package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.AccountLockedException;
import com.paymentmigration.lambda.cutover.ApplicationSession;
import com.paymentmigration.lambda.cutover.Blocker;
import com.paymentmigration.lambda.cutover.Concurrency;
import com.paymentmigration.lambda.cutover.DatabaseServer;
import com.paymentmigration.lambda.cutover.DatabaseSession;
import com.paymentmigration.lambda.cutover.Executions;
import com.paymentmigration.lambda.cutover.ReplicaStatus;
import com.paymentmigration.lambda.cutover.StateStore;
import com.paymentmigration.lambda.cutover.TransactionContent;
import com.paymentmigration.lambda.cutover.WriteProbe;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules that the protocol names, each left out by ports that lie to the real use cases. */
final class Mutations {
  private Mutations() {}

  /** Fences by read_only alone; whoever asks for the lock is told that it is there. */
  static final class NoAccountLock implements Mutation {
    @Override
    public DatabaseServer server(DatabaseServer server) {
      return new ForwardingServer(server, NoAccountLock::without) {
        @Override
        public ApplicationSession connectAsApplication() {
          ApplicationSession session = super.connectAsApplication();
          if (session.probeWrite() == WriteProbe.READ_ONLY) {
            session.close();
            throw new AccountLockedException("as if", null);
          }
          return session;
        }
      };
    }

    private static DatabaseSession without(DatabaseSession session) {
      return new ForwardingSession(session) {
        @Override
        public void lockAccounts(Environment side) {}

        @Override
        public boolean accountsLocked(Environment side) {
          return true;
        }
      };
    }
  }

  /** Sets read_only without killing anybody meanwhile. */
  static final class NoKillLoop implements Mutation {
    @Override
    public Concurrency concurrency(Concurrency concurrency) {
      return (main, repeated, interval) -> main.run();
    }
  }

  /** Neither kills the holders of the migration lock nor takes it. */
  static final class NoMigrationLock implements Mutation {
    @Override
    public DatabaseServer server(DatabaseServer server) {
      return new ForwardingServer(
          server,
          session ->
              new ForwardingSession(session) {
                @Override
                public void killLockHolder() {}

                @Override
                public boolean takeLock(Duration timeout) {
                  return true;
                }

                @Override
                public boolean takeGuardLock(Duration timeout) {
                  return true;
                }
              });
    }
  }

  /** Believes what it wrote last instead of reading the state again. */
  static final class NoRereadOfTheEpoch implements Mutation {
    @Override
    public StateStore store(StateStore store) {
      return new StateStore() {
        private MigrationState own;

        @Override
        public MigrationState read() {
          return own == null ? store.read() : own;
        }

        @Override
        public void write(MigrationState expected, MigrationState next, AuditEvent event) {
          store.write(expected, next, event);
          own = event.intent() == Intent.REQUEST_ROLLBACK ? null : next;
        }

        @Override
        public Optional<AuditEvent> event(long epoch, long version) {
          return store.event(epoch, version);
        }
      };
    }
  }

  /** Is content with what old had before the fence, and asks nobody what the rest is. */
  static final class SupersetInsteadOfEquality implements Mutation {
    private GtidSet before;
    private boolean fenced;

    @Override
    public DatabaseServer server(DatabaseServer server) {
      if (server.environment() != Environment.BLUE) {
        return new ForwardingServer(server, WithoutQuestions::new);
      }
      return new ForwardingServer(
          server,
          session ->
              new WithoutQuestions(session) {
                @Override
                public void setReadOnly(boolean readOnly) {
                  super.setReadOnly(readOnly);
                  fenced = readOnly;
                }

                @Override
                public GtidSet executed() {
                  if (fenced && before != null) {
                    return before;
                  }
                  before = super.executed();
                  return before;
                }
              });
    }
  }

  /** Takes every transaction that only one side has for explained. */
  static final class StrangersBelieved implements Mutation {
    @Override
    public DatabaseServer server(DatabaseServer server) {
      return new ForwardingServer(server, WithoutQuestions::new);
    }
  }

  private static class WithoutQuestions extends ForwardingSession {
    WithoutQuestions(DatabaseSession real) {
      super(real);
    }

    @Override
    public List<TransactionContent> contents(GtidSet wanted) {
      return List.of();
    }
  }

  /** Lets an account statement wait for whoever holds it up. */
  static final class NoGuardBesideAccountStatements implements Mutation {
    @Override
    public DatabaseServer server(DatabaseServer server) {
      return new ForwardingServer(
          server,
          session ->
              new ForwardingSession(session) {
                @Override
                public Set<Blocker> accountStatementBlockers() {
                  return Set.of();
                }

                @Override
                public void cancel(long connectionId) {}
              });
    }
  }

  /** Ends whoever holds the grant tables, who holds the migration lock too. */
  static final class NobodySparedByTheGuard implements Mutation {
    @Override
    public DatabaseServer server(DatabaseServer server) {
      return new ForwardingServer(
          server,
          session ->
              new ForwardingSession(session) {
                @Override
                public Set<Blocker> accountStatementBlockers() {
                  Set<Blocker> all = new LinkedHashSet<>(super.accountStatementBlockers());
                  String holder = lockHolder().replaceAll("[^0-9]", "");
                  if (!holder.isEmpty()) {
                    all.add(new Blocker(Long.parseLong(holder), "its own statement's"));
                  }
                  return all;
                }
              });
    }
  }

  /** Believes one look: the second one finds what the first one found. */
  static final class OneLook implements Mutation {
    @Override
    public DatabaseServer server(DatabaseServer server) {
      return new ForwardingServer(
          server,
          session ->
              new ForwardingSession(session) {
                private Set<Blocker> first = Set.of();

                @Override
                public Set<Blocker> accountStatementBlockers() {
                  Set<Blocker> found = first.isEmpty() ? super.accountStatementBlockers() : first;
                  first = first.isEmpty() ? found : Set.of();
                  return found;
                }
              });
    }
  }

  /** Ends blockers, and never gives an account statement up. */
  static final class NoCancellation implements Mutation {
    @Override
    public DatabaseServer server(DatabaseServer server) {
      return new ForwardingServer(
          server,
          session ->
              new ForwardingSession(session) {
                @Override
                public void cancel(long connectionId) {}
              });
    }
  }

  /** Starts a channel that cannot start, again and again, and never rebuilds it. */
  static final class NoReset implements Mutation {
    @Override
    public DatabaseServer server(DatabaseServer server) {
      return new ForwardingServer(
          server,
          session ->
              new ForwardingSession(session) {
                @Override
                public void resetReplication() {}
              });
    }
  }

  /** Opens first and records the intent together with the success. */
  static final class OpeningBeforeTheIntent implements Mutation {
    @Override
    public StateStore store(StateStore store) {
      return new StateStore() {
        private MigrationState before;
        private MigrationState intended;
        private AuditEvent intent;

        @Override
        public MigrationState read() {
          MigrationState stored = store.read();
          return intended == null ? stored : intended;
        }

        @Override
        public void write(MigrationState expected, MigrationState next, AuditEvent event) {
          if (event.intent() == Intent.PROMOTE) {
            before = expected;
            intended = next;
            intent = event;
            return;
          }
          if (intended != null) {
            store.write(before, intended, intent);
            intended = null;
          }
          store.write(expected, next, event);
        }

        @Override
        public Optional<AuditEvent> event(long epoch, long version) {
          return store.event(epoch, version);
        }
      };
    }
  }

  /** Takes every owner for dead. */
  static final class NoDeduplication implements Mutation {
    @Override
    public Executions executions(Executions executions) {
      return new Executions() {
        @Override
        public boolean ended(String executionArn) {
          return true;
        }

        @Override
        public void startRollback(
            String name, String requestedBy, String reason, Optional<Instant> causedAt) {
          executions.startRollback(name, requestedBy, reason, causedAt);
        }
      };
    }
  }

  /** Believes in the way back without waiting for the marker. */
  static final class WayBackNotProven implements Mutation {
    private String marker = "";

    @Override
    public DatabaseServer server(DatabaseServer server) {
      return new ForwardingServer(
          server,
          session ->
              new ForwardingSession(session) {
                @Override
                public void writeMarker(String value) {
                  marker = value;
                }

                @Override
                public String readMarker() {
                  return marker;
                }

                @Override
                public ReplicaStatus replicaStatus() {
                  ReplicaStatus real = super.replicaStatus();
                  return real.configured()
                      ? new ReplicaStatus(true, ReplicaStatus.Receiver.RUNNING, true, "")
                      : real;
                }
              });
    }
  }
}
