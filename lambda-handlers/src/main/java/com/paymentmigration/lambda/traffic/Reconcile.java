package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.stack.StackFailure;
import com.paymentmigration.lambda.stack.StackReconciler;
import com.paymentmigration.lambda.stack.StackState;
import com.paymentmigration.lambda.stack.StackUpdate;
import com.paymentmigration.lambda.stack.UpdateStart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the switch's result into the stack, so that drift is zero at rest, the outputs are true,
 * and a later deployment does not move traffic: an update with the previous template, three
 * parameters given and every other one kept.
 *
 * <p>One step a call, the workflow waits in between. Every step may be repeated: the token is one
 * per epoch and version of the state item, and the stack's own parameters say what is done.
 */
public final class Reconcile {
  /** Stack parameter: environment that owns steady-state traffic. */
  public static final String ACTIVE_ENVIRONMENT = "ActiveEnvironment";

  /** Stack parameter: share of green in percent. */
  public static final String GREEN_TRAFFIC_WEIGHT = "GreenTrafficWeight";

  /** Stack parameter: live status. */
  public static final String MIGRATION_STATUS = "MigrationStatus";

  private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);

  private final TrafficIntents intents;
  private final StackReconciler stack;

  /** A reconcile over these ports. */
  public Reconcile(TrafficIntents intents, StackReconciler stack) {
    this.intents = intents;
    this.stack = stack;
  }

  /**
   * Starts the update, unless the stack is busy with another one.
   *
   * @throws StaleActorException if another run may act
   * @throws ReconcileFailedException if the stack's status admits no update, with the cause
   */
  public ReconcileProgress start(long epoch) {
    TrafficIntent intent = intents.read().requireEpoch(epoch);
    StackState now = stack.describe();
    if (now.busy()) {
      return new ReconcileProgress(false, now.status());
    }
    return update(intent, now);
  }

  /**
   * Looks how the update stands; starts it if the stack was busy before and is not any more.
   *
   * @throws StaleActorException if another run may act
   * @throws ReconcileFailedException if the update failed or the stack's status admits no update,
   *     with the cause
   */
  public ReconcileProgress poll(long epoch) {
    TrafficIntent intent = intents.read().requireEpoch(epoch);
    StackState now = stack.describe();
    if (now.busy()) {
      return new ReconcileProgress(false, now.status());
    }
    if (now.updatable() && carries(now, wanted(intent))) {
      return new ReconcileProgress(true, now.status());
    }
    List<StackFailure> failures = stack.failuresOf(token(intent));
    if (!failures.isEmpty()) {
      throw failed(now, failures);
    }
    return update(intent, now);
  }

  /**
   * One look of each minute, while nothing runs: whether the stack's parameters are what the state
   * item says. They are put right, never while a stack update is under way.
   *
   * @param since a run that came to rest later may still be writing them itself
   * @param minute a number unique to this look: an update is not taken for an earlier one
   * @throws DisturbedAtRestException if they are not; the update that puts them right was started,
   *     or the stack's status admits none
   */
  public ReconcileProgress atRest(Instant since, long minute) {
    TrafficIntent intent = intents.read();
    StackState now = stack.describe();
    if (!intent.atRest() || intent.stepStartedAt().isAfter(since) || now.busy()) {
      return new ReconcileProgress(false, now.status());
    }
    Map<String, String> wanted = wanted(intent);
    if (carries(now, wanted)) {
      return new ReconcileProgress(true, now.status());
    }
    Map<String, String> found = new TreeMap<>(now.parameters());
    found.keySet().retainAll(wanted.keySet());
    String what =
        "stack parameters at rest: received %s, the state item says %s".formatted(found, wanted);
    if (!now.updatable()) {
      throw new DisturbedAtRestException(what + "; the stack is in " + now.status());
    }
    update(intent, now, "rest-" + intent.epoch() + "-" + intent.version() + "-" + minute);
    throw new DisturbedAtRestException(what + "; an update puts them right");
  }

  private ReconcileProgress update(TrafficIntent intent, StackState now) {
    return update(intent, now, token(intent));
  }

  private ReconcileProgress update(TrafficIntent intent, StackState now, String token) {
    if (!now.updatable()) {
      throw failed(now, stack.latestFailures());
    }
    Map<String, String> given = wanted(intent);
    requireKeys(now, given);
    List<String> unchanged =
        now.parameters().keySet().stream().filter(key -> !given.containsKey(key)).toList();
    UpdateStart answer = stack.start(new StackUpdate(given, unchanged, now.capabilities(), token));
    LOG.info("stack update with {}: {}", given, answer);
    return new ReconcileProgress(answer == UpdateStart.NOTHING_TO_DO, now.status());
  }

  private static Map<String, String> wanted(TrafficIntent intent) {
    Map<String, String> values = new TreeMap<>();
    values.put(ACTIVE_ENVIRONMENT, intent.active().key());
    values.put(GREEN_TRAFFIC_WEIGHT, String.valueOf(intent.weight().percent()));
    values.put(MIGRATION_STATUS, intent.status().name());
    return values;
  }

  private static boolean carries(StackState now, Map<String, String> wanted) {
    return now.parameters().entrySet().containsAll(wanted.entrySet());
  }

  private static void requireKeys(StackState now, Map<String, String> given) {
    if (!now.parameters().keySet().containsAll(given.keySet())) {
      throw new ReconcileFailedException(
          "stack parameters: received "
              + now.parameters().keySet()
              + ", needed among them "
              + given.keySet());
    }
  }

  private static String token(TrafficIntent intent) {
    return "reconcile-" + intent.epoch() + "-" + intent.version();
  }

  private static ReconcileFailedException failed(StackState now, List<StackFailure> failures) {
    String causes =
        failures.isEmpty()
            ? "no failure among the stack's events"
            : failures.stream().map(StackFailure::toString).collect(Collectors.joining("; "));
    return new ReconcileFailedException("stack is in " + now.status() + ": " + causes);
  }
}
