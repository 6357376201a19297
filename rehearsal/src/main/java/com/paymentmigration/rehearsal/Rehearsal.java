package com.paymentmigration.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.record.RunListener;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import com.paymentmigration.rehearsal.scenario.OwnGuest;
import com.paymentmigration.rehearsal.scenario.Scenario;
import com.paymentmigration.rehearsal.scenario.Theatre;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Plays scenarios one after the other and tells a listener. */
public final class Rehearsal {
  /** By what waits are multiplied if nobody says otherwise: 80 times as fast. */
  public static final double WAIT_FACTOR = 0.0125;

  /** Heading of a run. */
  static final String TITLE = "Rehearsal of the payment migration";

  private final Function<String, JsonNode> templates;
  private final Path root;
  private final double waitFactor;
  private final RunListener listener;
  private final Optional<OwnGuest> own;

  /**
   * A rehearsal.
   *
   * @param templates synthesized template by profile
   * @param root of the repository
   * @param waitFactor by what the workflows' waits are multiplied, above 0, at most 1
   * @param listener told of everything
   */
  public Rehearsal(
      Function<String, JsonNode> templates, Path root, double waitFactor, RunListener listener) {
    this(templates, root, waitFactor, listener, Optional.empty());
  }

  /** The same with {@code own}, the user's application, in the reference application's place. */
  public Rehearsal(
      Function<String, JsonNode> templates,
      Path root,
      double waitFactor,
      RunListener listener,
      Optional<OwnGuest> own) {
    this.own = own;
    this.templates = templates;
    this.root = root;
    this.waitFactor = waitFactor;
    this.listener = listener;
  }

  static String machine() {
    return "%d cores, %s %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"));
  }

  /** Plays {@code scenarios}. */
  public RehearsalRun play(List<Scenario> scenarios) throws IOException, GeneralSecurityException {
    long started = System.currentTimeMillis();
    List<ScenarioRecord> records = new ArrayList<>();
    try (Theatre theatre =
        new Theatre(
            templates,
            root,
            root.resolve("rehearsal/target/rehearsal"),
            waitFactor,
            listener,
            own)) {
      for (Scenario scenario : scenarios) {
        records.add(theatre.play(scenario));
      }
      RehearsalRun run =
          new RehearsalRun(
              TITLE,
              started,
              System.currentTimeMillis() - started,
              machine(),
              waitFactor,
              records,
              theatre.notes());
      listener.runEnded(run);
      return run;
    }
  }
}
