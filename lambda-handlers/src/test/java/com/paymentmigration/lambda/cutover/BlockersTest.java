package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is ended beside an account statement, and what a guard that fails is worth. */
class BlockersTest {
  private final List<String> done = new ArrayList<>();
  private final Pauser pauser = pause -> done.add("pause " + pause.toMillis());

  /** A server that answers each look with the next set. */
  private class Looked implements BlockedServer {
    private final String name;
    private final Deque<Set<Blocker>> looks = new ArrayDeque<>();
    boolean away;

    Looked(String name, List<Set<Blocker>> looks) {
      this.name = name;
      this.looks.addAll(looks);
    }

    @Override
    public Set<Blocker> blockers() {
      done.add("look " + name);
      if (away) {
        throw new SessionLostException(name + ": connection lost", null);
      }
      return looks.remove();
    }

    @Override
    public void end(long session) {
      done.add("end " + session + " on " + name);
    }
  }

  private static Blocker holds(long session, String lock) {
    return new Blocker(session, lock);
  }

  @Test
  void whereNobodyIsFoundNobodyWaits() {
    Blockers.end(
        List.of(new Looked("blue", List.of(Set.of())), new Looked("green", List.of(Set.of()))),
        pauser);

    assertThat(done).containsExactly("look blue", "look green");
  }

  @Test
  void onlyWhoHoldsTheSameLockInBothLooksIsEndedAndOnlyOnce() {
    Looked green =
        new Looked(
            "green",
            List.of(
                Set.of(holds(1, "a"), holds(1, "b"), holds(2, "c"), holds(3, "d")),
                Set.of(holds(1, "a"), holds(1, "b"), holds(2, "e"), holds(4, "d"))));

    Blockers.end(List.of(new Looked("blue", List.of(Set.of())), green), pauser);

    assertThat(done)
        .containsExactly("look blue", "look green", "pause 30", "look green", "end 1 on green");
  }

  @Test
  void aServerThatCannotBeAskedSparesNobodyOnTheOtherAndIsTold() {
    Looked blue = new Looked("blue", List.of());
    blue.away = true;
    Looked green = new Looked("green", List.of(Set.of(holds(1, "a")), Set.of(holds(1, "a"))));

    assertThatThrownBy(() -> Blockers.end(List.of(blue, green), pauser))
        .isInstanceOf(SessionLostException.class)
        .hasMessage("blue: connection lost");
    assertThat(done).contains("end 1 on green");
  }

  @Test
  void aGuardThatFailsDoesNotFailAStatementThatSucceeded() {
    beside(() -> done.add("statement"));

    assertThat(done).containsExactly("look blue", "statement");
  }

  @Test
  void aStatementThatFailedCarriesWhatItsGuardMet() {
    assertThatThrownBy(
            () ->
                beside(
                    () -> {
                      throw new StatementFailedException(1317, "cancelled", null);
                    }))
        .isInstanceOf(StatementFailedException.class)
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly("blue: connection lost"));
  }

  private void beside(Runnable statement) {
    Looked blue = new Looked("blue", List.of());
    blue.away = true;
    new BesideStatement(BlockersTest::onceThenAgain)
        .run(statement, () -> Blockers.end(List.of(blue), pauser));
  }

  private static void onceThenAgain(Runnable main, Runnable repeated, Duration interval) {
    repeated.run();
    main.run();
  }

  /** A guard over {@code blue} whose own connection may be lost too. */
  private static final class Guarding implements BoundedStatement.Guard {
    private final Looked server;
    boolean lost;
    boolean cancelled;

    Guarding(Looked server) {
      this.server = server;
    }

    @Override
    public List<BlockedServer> servers() {
      return List.of(server);
    }

    @Override
    public void keepAlive() {
      if (lost) {
        throw new SessionLostException("own: connection lost", null);
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  @Test
  void aLostLookDoesNotKeepTheStatementFromBeingCancelled() {
    Guarding guard = new Guarding(new Looked("blue", List.of(Set.of())));
    Instant[] now = {Instant.EPOCH};

    new BoundedStatement(
            new Timing(() -> now[0], pauser),
            (main, repeated, interval) -> {
              guard.server.away = true;
              repeated.run();
              assertThat(guard.cancelled).isFalse();
              now[0] = now[0].plus(Deadlines.ACCOUNT_STATEMENT);
              repeated.run();
              main.run();
            })
        .run(() -> done.add("statement"), guard);

    assertThat(guard.cancelled).isTrue();
    assertThat(done).endsWith("statement");
  }

  /** The other side may be what is lost: the promoted one opens all the same. */
  @Test
  void aLookThatFailsBeforeTheStatementKeepsItFromNothing() {
    Guarding guard = new Guarding(new Looked("blue", List.of()));
    guard.server.away = true;

    bounded(guard);

    assertThat(done).endsWith("statement");
  }

  @Test
  void aStatementThatNobodyCouldCancelDoesNotBegin() {
    Guarding guard = new Guarding(new Looked("blue", List.of(Set.of())));
    guard.lost = true;

    assertThatThrownBy(() -> bounded(guard)).hasMessage("own: connection lost");
    assertThat(done).doesNotContain("statement");
  }

  private void bounded(Guarding guard) {
    new BoundedStatement(new Timing(() -> Instant.EPOCH, pauser), BlockersTest::onceThenAgain)
        .run(() -> done.add("statement"), guard);
  }
}
