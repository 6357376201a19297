package com.paymentmigration.lambda.cutover.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.cutover.ApplicationSession;
import com.paymentmigration.lambda.cutover.DatabaseServer;
import com.paymentmigration.lambda.cutover.DatabaseSession;
import com.paymentmigration.lambda.cutover.ReplicaStatus;
import com.paymentmigration.lambda.cutover.ServerIdentity;
import com.paymentmigration.lambda.cutover.StateStore;
import com.paymentmigration.lambda.cutover.TailCheck;
import com.paymentmigration.lambda.cutover.TransactionContent;
import com.paymentmigration.lambda.cutover.WriteProbe;
import com.paymentmigration.lambda.cutover.model.History.Script;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RotationLease;
import com.paymentmigration.lambda.domain.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a move looks at before its point of no return, each thing alone: if it is not as it should
 * be, the writer does not move. The model's faults seldom meet a rule alone; ports that say so do.
 */
class MoveRulesTest {
  private static final ServerIdentity ANOTHER = new ServerIdentity("another", Instant.EPOCH, false);

  /** Set once blue is read-only: from then on a port may lie. */
  private boolean closed;

  @Test
  void withoutAnythingInTheWayTheWriterMoves() {
    assertThat(moved(Mutation.NONE)).isTrue();
  }

  @Test
  void applicationsAreToldThatThereIsNoWriterFromTheFenceToTheOpening() {
    List<String> told = new ArrayList<>();
    play(
        new Mutation() {
          @Override
          public StateStore store(StateStore store) {
            return new Told(store, told);
          }
        });
    assertThat(told)
        .containsExactly("START_MOVE BLUE", "FENCE NONE", "PROMOTE NONE", "OPENED GREEN");
  }

  /** What applications read after each write. */
  private record Told(StateStore store, List<String> told) implements StateStore {
    @Override
    public MigrationState read() {
      return store.read();
    }

    @Override
    public void write(MigrationState expected, MigrationState next, AuditEvent event) {
      store.write(expected, next, event);
      told.add(event.intent() + " " + next.writer().key());
    }

    @Override
    public Optional<AuditEvent> event(long epoch, long version) {
      return store.event(epoch, version);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "PASS", mode = EnumSource.Mode.EXCLUDE)
  void aTailCheckThatDoesNotPassGivesTheMoveUp(Verdict verdict) {
    assertThat(
            moved(
                new Mutation() {
                  @Override
                  public TailCheck tail() {
                    return (from, box) -> new Answer(verdict);
                  }
                }))
        .isFalse();
  }

  private record Answer(Verdict verdict) implements TailCheck.Prepared {
    @Override
    public Verdict compare(Duration box) {
      return verdict;
    }

    @Override
    public void close() {}
  }

  @Test
  void aRotationUnderWayRefusesTheMoveAndOneThatDiedDoesNot() {
    assertThat(moved(leaseUntil(Instant.ofEpochMilli(Long.MAX_VALUE / 2)))).isFalse();
    assertThat(moved(leaseUntil(Instant.EPOCH))).isTrue();
  }

  private static Mutation leaseUntil(Instant end) {
    return beginning(
        state -> state.next().rotationLease(new RotationLease("token", end).text()).build());
  }

  @Test
  void aRollbackThatWasAskedForRefusesTheMove() {
    assertThat(moved(beginning(state -> state.next().rollbackRequested(true).build()))).isFalse();
  }

  private static Mutation beginning(UnaryOperator<MigrationState> change) {
    return new Mutation() {
      @Override
      public MigrationState state(MigrationState state) {
        return change.apply(state);
      }
    };
  }

  /** In the fence, by a request that is written between two writes of the move. */
  @Test
  void aRollbackThatIsAskedForInTheFenceIsObeyedBeforeThePointOfNoReturn() {
    assertThat(
            moved(
                new Mutation() {
                  @Override
                  public StateStore store(StateStore store) {
                    return new Asking(store);
                  }
                }))
        .isFalse();
  }

  private record Asking(StateStore store) implements StateStore {
    @Override
    public MigrationState read() {
      return store.read();
    }

    @Override
    public void write(MigrationState expected, MigrationState next, AuditEvent event) {
      store.write(expected, next, event);
      if (event.intent() == Intent.FENCE && next.status() == MigrationStatus.CUTTING_OVER) {
        store.write(
            next,
            next.next().rollbackRequested(true).build(),
            new AuditEvent(
                next.epoch(),
                next.version() + 1,
                Intent.REQUEST_ROLLBACK,
                next.status(),
                next.status(),
                "operator",
                "asked",
                event.at(),
                0,
                "asked"));
      }
    }

    @Override
    public Optional<AuditEvent> event(long epoch, long version) {
      return store.event(epoch, version);
    }
  }

  @ParameterizedTest
  @EnumSource(Environment.class)
  void anotherInstanceThanTheOneThatWasFencedIsNotTrusted(Environment side) {
    assertThat(
            moved(
                onceClosed(
                    side,
                    session ->
                        new ForwardingSession(session) {
                          @Override
                          public ServerIdentity identity() {
                            return closed ? ANOTHER : super.identity();
                          }
                        })))
        .isFalse();
  }

  @Test
  void aFencedSideThatIsOpenAgainAtTheRecheckIsNotLeft() {
    boolean[] caughtUp = new boolean[1];
    assertThat(
            moved(
                onceClosed(
                    Environment.BLUE,
                    session ->
                        new ForwardingSession(session) {
                          @Override
                          public boolean readOnly() {
                            return super.readOnly() && !caughtUp[0];
                          }

                          @Override
                          public GtidSet executed() {
                            caughtUp[0] = closed;
                            return super.executed();
                          }
                        })))
        .isFalse();
  }

  @Test
  void aWayBackThatDoesNotRunAtTheRecheckGivesTheMoveUp() {
    assertThat(
            moved(
                onceClosed(
                    Environment.BLUE,
                    session ->
                        new ForwardingSession(session) {
                          @Override
                          public ReplicaStatus replicaStatus() {
                            return closed
                                ? new ReplicaStatus(
                                    true, ReplicaStatus.Receiver.CONNECTING, true, "away")
                                : super.replicaStatus();
                          }
                        })))
        .isFalse();
  }

  @Test
  void aMarkerThatDoesNotCrossTheWayBackGivesTheMoveUp() {
    assertThat(
            moved(
                onceClosed(
                    Environment.BLUE,
                    session ->
                        new ForwardingSession(session) {
                          @Override
                          public String readMarker() {
                            return "an older one";
                          }
                        })))
        .isFalse();
  }

  /** A late write of somebody who passes the fence: there when the catch-up is over. */
  @Test
  void aTransactionThatOnlyTheFencedSideHasGivesTheMoveUp() {
    GtidSet late = GtidSet.of(UUID.fromString("00000000-0000-0000-0000-0000000000ff"), 1, 1);
    int[] asked = new int[1];
    assertThat(
            moved(
                onceClosed(
                    Environment.BLUE,
                    session ->
                        new ForwardingSession(session) {
                          @Override
                          public GtidSet executed() {
                            asked[0] += closed ? 1 : 0;
                            return asked[0] > 1 ? super.executed().union(late) : super.executed();
                          }

                          @Override
                          public List<TransactionContent> contents(GtidSet wanted) {
                            return wanted.contains(late)
                                ? List.of(
                                    new TransactionContent(
                                        late.toString(),
                                        new TreeMap<>(Map.of("payments.payment", 1)),
                                        List.of()))
                                : super.contents(wanted);
                          }
                        })))
        .isFalse();
  }

  @Test
  void aStandbyThatIsNotCloseBehindIsNoReasonToFence() {
    History history =
        play(
            onceClosed(
                Environment.GREEN,
                session ->
                    new ForwardingSession(session) {
                      @Override
                      public boolean waitForExecuted(GtidSet wanted, Duration timeout) {
                        return closed && super.waitForExecuted(wanted, timeout);
                      }
                    }));
    assertThat(intents(history)).doesNotContain(Intent.FENCE);
  }

  @Test
  void aStandbyThatLagsInTheFenceIsNotPromoted() {
    assertThat(
            moved(
                onceClosed(
                    Environment.GREEN,
                    session ->
                        new ForwardingSession(session) {
                          @Override
                          public boolean waitForExecuted(GtidSet wanted, Duration timeout) {
                            return super.waitForExecuted(wanted, timeout) && !closed;
                          }
                        })))
        .isFalse();
  }

  @Test
  void aWriterThatDoesNotAcceptWritesIsNotFenced() {
    assertThat(intents(play(answering(Environment.BLUE, probe -> WriteProbe.READ_ONLY))))
        .doesNotContain(Intent.FENCE);
  }

  @Test
  void aSessionWhoseWriteIsAcceptedAfterReadOnlyGivesTheMoveUp() {
    assertThat(moved(answering(Environment.BLUE, probe -> WriteProbe.ACCEPTED))).isFalse();
  }

  @Test
  void aSideThatDoesNotAcceptWritesAfterItsOpeningIsNotAnnounced() {
    History history =
        play(
            answering(
                Environment.GREEN,
                new Function<>() {
                  private int asked;

                  @Override
                  public WriteProbe apply(WriteProbe real) {
                    return asked++ == 0 ? WriteProbe.READ_ONLY : real;
                  }
                }));
    assertThat(history.world.item.events.values())
        .noneMatch(
            event -> event.intent() == Intent.OPENED && event.to() == MigrationStatus.SWITCHED);
  }

  @Test
  void aPreparedTransactionOfTwoPhasesGivesTheMoveUp() {
    assertThat(
            moved(
                onceClosed(
                    Environment.BLUE,
                    session ->
                        new ForwardingSession(session) {
                          @Override
                          public List<String> preparedXaTransactions() {
                            return List.of("x1");
                          }
                        })))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"readOnly", "accountsLocked", "applicationSessions"})
  void aStandbyThatIsNotProvenClosedIsNotPromoted(String what) {
    assertThat(
            moved(
                onceClosed(
                    Environment.GREEN,
                    session ->
                        new ForwardingSession(session) {
                          @Override
                          public boolean readOnly() {
                            return !what.equals("readOnly") && super.readOnly();
                          }

                          @Override
                          public boolean accountsLocked(Environment side) {
                            return !what.equals("accountsLocked") && super.accountsLocked(side);
                          }

                          @Override
                          public List<Long> applicationSessions() {
                            return what.equals("applicationSessions")
                                ? List.of(99L)
                                : super.applicationSessions();
                          }
                        })))
        .isFalse();
  }

  /** Locked by its own word, and yet somebody logs in: a proxy, or another host part. */
  @Test
  void aStandbyThatLetsTheApplicationInIsNotPromoted() {
    assertThat(
            moved(
                new Mutation() {
                  @Override
                  public DatabaseServer server(DatabaseServer server) {
                    return new ForwardingServer(server, UnaryOperator.identity()) {
                      @Override
                      public ApplicationSession connectAsApplication() {
                        return server.environment() == Environment.GREEN
                            ? new Probed(2, probe -> WriteProbe.ACCEPTED, () -> {})
                            : super.connectAsApplication();
                      }
                    };
                  }
                }))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "FOREIGN_WRITE",
        "EXEMPT_WRITE",
        "RESTART_BLUE",
        "RESTART_GREEN",
        "LINK_DOWN",
        "CHANNEL_BROKEN_BLUE",
        "CHANNEL_BROKEN_GREEN"
      })
  void whateverTheStepTheRulesHold(Fault fault) {
    int steps = Scripts.moveSteps();
    for (int at = 0; at < steps; at++) {
      Map<Integer, Fault> faults = Map.of(at, fault);
      History.check(new Script(List.of(Scripts.MOVE), faults, Map.of()));
      History.check(new Script(List.of(Scripts.MOVE, Scripts.ROLLBACK), faults, Map.of()));
    }
  }

  @Test
  void anOldSideThatIsNotProvenClosedIsNotGoneBackTo() {
    boolean[] back = new boolean[1];
    Mutation open =
        new Mutation() {
          @Override
          public DatabaseServer server(DatabaseServer server) {
            return server.environment() == Environment.GREEN
                ? server
                : new ForwardingServer(
                    server,
                    session ->
                        new ForwardingSession(session) {
                          @Override
                          public boolean accountsLocked(Environment side) {
                            return !back[0] && super.accountsLocked(side);
                          }
                        });
          }

          @Override
          public StateStore store(StateStore store) {
            return new StateStore() {
              @Override
              public MigrationState read() {
                return store.read();
              }

              @Override
              public void write(MigrationState expected, MigrationState next, AuditEvent event) {
                store.write(expected, next, event);
                back[0] |= event.intent() == Intent.BEGIN_ROLLBACK;
              }

              @Override
              public Optional<AuditEvent> event(long epoch, long version) {
                return store.event(epoch, version);
              }
            };
          }
        };
    MigrationState end =
        History.run(
                new Script(List.of(Scripts.MOVE, Scripts.ROLLBACK), Map.of(), Map.of()),
                open,
                false)
            .world
            .item
            .state;
    assertThat(end.status()).isEqualTo(MigrationStatus.HALTED);
    assertThat(end.writer().is(Environment.GREEN)).isTrue();
  }

  @Test
  void aForeignTransactionOnTheOldSideHaltsTheRollbackAndTheNewOneServes() {
    Map<Integer, Fault> afterTheMove = Map.of(Scripts.moveSteps() - 1, Fault.FOREIGN_WRITE);
    MigrationState end =
        History.check(new Script(List.of(Scripts.MOVE, Scripts.ROLLBACK), afterTheMove, Map.of()))
            .world
            .item
            .state;
    assertThat(end.status()).isEqualTo(MigrationStatus.HALTED);
    assertThat(end.writer().is(Environment.GREEN)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void onlyRowsThatDifferHaltARollback(Verdict verdict) {
    List<Environment> asked = new ArrayList<>();
    MigrationState end =
        History.run(
                new Script(List.of(Scripts.MOVE, Scripts.ROLLBACK), Map.of(), Map.of()),
                new Mutation() {
                  @Override
                  public TailCheck tailOfRollback() {
                    return (from, box) -> {
                      asked.add(from);
                      return new Answer(verdict);
                    };
                  }
                },
                false)
            .world
            .item
            .state;
    assertThat(end.status())
        .isEqualTo(verdict == Verdict.FAIL ? MigrationStatus.HALTED : MigrationStatus.ROLLED_BACK);
    assertThat(asked).as("compared from the side that wrote").containsExactly(Environment.GREEN);
  }

  /** The old side seems to lack what it was not waited for. */
  @Test
  void aRollbackWaitsUntilTheOldSideHasAllThatTheNewOneHas() {
    Mutation lagging =
        new Mutation() {
          private boolean waited;

          @Override
          public DatabaseServer server(DatabaseServer server) {
            return server.environment() == Environment.GREEN
                ? server
                : new ForwardingServer(
                    server,
                    session ->
                        new ForwardingSession(session) {
                          @Override
                          public GtidSet executed() {
                            return closed && !waited ? GtidSet.EMPTY : super.executed();
                          }

                          @Override
                          public boolean waitForExecuted(GtidSet wanted, Duration timeout) {
                            waited = true;
                            return super.waitForExecuted(wanted, timeout);
                          }
                        });
          }

          @Override
          public StateStore store(StateStore store) {
            return new Noting(store);
          }
        };
    MigrationState end =
        History.run(
                new Script(List.of(Scripts.MOVE, Scripts.ROLLBACK), Map.of(), Map.of()),
                lagging,
                false)
            .world
            .item
            .state;
    assertThat(end.status()).isEqualTo(MigrationStatus.ROLLED_BACK);
  }

  /** Notes that a rollback began. */
  private final class Noting implements StateStore {
    private final StateStore store;

    Noting(StateStore store) {
      this.store = store;
    }

    @Override
    public MigrationState read() {
      return store.read();
    }

    @Override
    public void write(MigrationState expected, MigrationState next, AuditEvent event) {
      store.write(expected, next, event);
      closed |= event.intent() == Intent.BEGIN_ROLLBACK;
    }

    @Override
    public Optional<AuditEvent> event(long epoch, long version) {
      return store.event(epoch, version);
    }
  }

  private static boolean moved(Mutation mutation) {
    return play(mutation).world.item.state.status() == MigrationStatus.SWITCHED;
  }

  private static History play(Mutation mutation) {
    return History.run(new Script(List.of(Scripts.MOVE), Map.of(), Map.of()), mutation, false);
  }

  private static List<Intent> intents(History history) {
    return history.world.item.events.values().stream().map(AuditEvent::intent).toList();
  }

  /** Sessions of {@code side} through {@code lie}, which may look at {@link #closed}. */
  private Mutation onceClosed(Environment side, UnaryOperator<DatabaseSession> lie) {
    return new Mutation() {
      @Override
      public DatabaseServer server(DatabaseServer server) {
        return new ForwardingServer(
            server,
            session -> {
              DatabaseSession noted =
                  new ForwardingSession(session) {
                    @Override
                    public void setReadOnly(boolean readOnly) {
                      super.setReadOnly(readOnly);
                      if (server.environment() == Environment.BLUE) {
                        closed = readOnly;
                      }
                    }
                  };
              return server.environment() == side ? lie.apply(noted) : noted;
            });
      }
    };
  }

  /** Probes of the application on {@code side} are answered otherwise. */
  private static Mutation answering(Environment side, Function<WriteProbe, WriteProbe> answer) {
    return new Mutation() {
      @Override
      public DatabaseServer server(DatabaseServer server) {
        return new ForwardingServer(server, UnaryOperator.identity()) {
          @Override
          public ApplicationSession connectAsApplication() {
            ApplicationSession real = super.connectAsApplication();
            return server.environment() == side
                ? new Probed(real.id(), probe -> answer.apply(real.probeWrite()), real::close)
                : real;
          }
        };
      }
    };
  }

  private record Probed(long id, Function<WriteProbe, WriteProbe> probe, Runnable end)
      implements ApplicationSession {
    @Override
    public WriteProbe probeWrite() {
      return probe.apply(WriteProbe.ACCEPTED);
    }

    @Override
    public void close() {
      end.run();
    }
  }
}
