package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.MigrationException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Ends the sessions that an account statement waits for, and nobody else. One look is not enough:
 * it finds sessions whose statement ends in that instant, and a {@code KILL} that meets one between
 * the end of its statement and its next read leaves it with its locks until its client gives up
 * (MySQL 8.0.12). So only who still has the same lock {@link Deadlines#GUARD_INTERVAL} later is
 * ended.
 */
public final class Blockers {
  private Blockers() {}

  /**
   * Looks, and if anybody was found looks again and ends who is found both times. A server that
   * cannot be asked does not spare the others.
   *
   * @throws MigrationException of the first server that could not be asked, after all others were
   */
  public static void end(List<? extends BlockedServer> servers, Pauser pauser) {
    Failures failures = new Failures();
    Map<BlockedServer, Set<Blocker>> suspects = new LinkedHashMap<>();
    for (BlockedServer server : servers) {
      failures.collect(server, each -> suspects.put(each, each.blockers()));
    }
    suspects.values().removeIf(Set::isEmpty);
    if (!suspects.isEmpty()) {
      pauser.pause(Deadlines.GUARD_INTERVAL);
      suspects.forEach(
          (server, first) -> failures.collect(server, each -> endThoseStillThere(each, first)));
    }
    failures.throwFirst();
  }

  private static void endThoseStillThere(BlockedServer server, Set<Blocker> first) {
    Set<Blocker> both = new HashSet<>(server.blockers());
    both.retainAll(first);
    both.stream().map(Blocker::session).distinct().forEach(server::end);
  }

  /** What failed, the first with the others. */
  private static final class Failures {
    private MigrationException first;

    void collect(BlockedServer server, Consumer<BlockedServer> action) {
      try {
        action.accept(server);
      } catch (MigrationException failure) {
        if (first == null) {
          first = failure;
        } else {
          first.addSuppressed(failure);
        }
      }
    }

    void throwFirst() {
      if (first != null) {
        throw first;
      }
    }
  }
}
