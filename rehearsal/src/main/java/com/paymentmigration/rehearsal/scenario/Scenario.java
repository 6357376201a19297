package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.rehearsal.record.CheckResult;
import com.paymentmigration.rehearsal.record.Figures;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.util.List;
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

  /** What is recorded of it if it could not be played: it failed. */
  public ScenarioRecord notPlayed(String why) {
    return new ScenarioRecord(
        name,
        description,
        expected,
        false,
        0,
        List.of(),
        List.of(),
        List.of(new CheckResult("the scenario is played", false, why)),
        new Figures(0, 0, 0, 0, null, null, 0, 0));
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
