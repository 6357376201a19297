package com.paymentmigration.rehearsal.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.rehearsal.application.ApplicationFailedException;
import com.paymentmigration.rehearsal.calls.CallRecord;
import com.paymentmigration.rehearsal.record.RunListener;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a world ready for each scenario. A world in which the last scenario ended well and at rest
 * serves the next one of its profile too, whichever side is active; else there is a new one.
 */
public final class Theatre implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Theatre.class);
  private static final long TICK_MILLIS = 10_000;

  private final Function<String, JsonNode> templates;
  private final Path root;
  private final Path worlds;
  private final double waitFactor;
  private final RunListener listener;
  private final Optional<OwnGuest> own;
  private final CallRecord calls = new CallRecord();
  private final Set<String> notes = new LinkedHashSet<>();
  private World world;
  private String profile;
  private boolean reusable;
  private int number;

  /** A theatre of the reference application, without a world yet. */
  public Theatre(
      Function<String, JsonNode> templates,
      Path root,
      Path worlds,
      double waitFactor,
      RunListener listener) {
    this(templates, root, worlds, waitFactor, listener, Optional.empty());
  }

  /**
   * A theatre without a world yet.
   *
   * @param templates synthesized template by profile
   * @param root of the repository
   * @param worlds folder for what its worlds write
   * @param waitFactor by what the workflows' waits are multiplied
   * @param listener told of everything
   * @param own the user's application, in the reference application's place
   */
  public Theatre(
      Function<String, JsonNode> templates,
      Path root,
      Path worlds,
      double waitFactor,
      RunListener listener,
      Optional<OwnGuest> own) {
    this.own = own;
    this.templates = templates;
    this.root = root;
    this.worlds = worlds;
    this.waitFactor = waitFactor;
    this.listener = listener;
  }

  /** Plays one scenario; what cannot be played is a scenario that failed. */
  public ScenarioRecord play(Scenario scenario) throws IOException, GeneralSecurityException {
    try {
      if (!reusable || !scenario.profile().equals(profile)) {
        build(scenario.profile());
      }
      ScenarioRecord record = new ScenarioRunner(world, listener).play(scenario);
      reusable = record.passed() && world.state().status().atRest();
      return record;
    } catch (ApplicationFailedException failure) {
      // Of the user's application: another scenario would meet the same.
      throw failure;
    } catch (RuntimeException failure) {
      LOG.error("scenario {} cannot be played", scenario.name(), failure);
      reusable = false;
      return notPlayed(scenario, failure);
    }
  }

  private ScenarioRecord notPlayed(Scenario scenario, RuntimeException failure) {
    String why = failure + (failure.getCause() == null ? "" : ", by " + failure.getCause());
    listener.scenarioStarted(scenario.name(), scenario.description());
    ScenarioRecord record = scenario.notPlayed(why);
    listener.scenarioEnded(record);
    return record;
  }

  /** What was left out of the template or changed in it. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  private void build(String name) throws IOException, GeneralSecurityException {
    close();
    Path logs = worlds.resolve("world-" + ++number);
    world =
        new World(
            templates.apply(name),
            new World.Setup(root, logs, waitFactor, TICK_MILLIS, own),
            calls);
    profile = name;
    notes.addAll(world.notes());
    try {
      world.dayZero(new Stage(world, new Recorder(Silence.INSTANCE)));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    if (world != null) {
      world.close();
      world = null;
      calls.writeInto(root.resolve(CallRecord.RECORDED));
    }
  }
}
