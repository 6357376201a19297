package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.MigrationStatus;
import java.util.Set;

/**
 * One play of the rehearsal.
 *
 * @param name on the command line
 * @param profile whose template it plays: {@code dev} or {@code staging}
 * @param description what is done to the system
 * @param expected end state that is asserted, in words
 * @param ends statuses in which it may end
 * @param play what happens, on a system under load that is at rest
 */
public record Scenario(
    String name,
    String profile,
    String description,
    String expected,
    Set<MigrationStatus> ends,
    Play play) {
  /** What happens in a scenario. */
  @FunctionalInterface
  public interface Play {
    /** Plays on {@code stage}; returns when the run is over. */
    void on(Stage stage) throws InterruptedException;
  }

  /** A scenario that ends in exactly one status. */
  static Scenario of(
      String name,
      String profile,
      String description,
      String expected,
      MigrationStatus end,
      Play play) {
    return new Scenario(name, profile, description, expected, Set.of(end), play);
  }
}
