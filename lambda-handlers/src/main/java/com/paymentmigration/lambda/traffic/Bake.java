package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.cutover.AlarmEvidence;
import com.paymentmigration.lambda.cutover.PauseRequest;
import com.paymentmigration.lambda.cutover.PauseRequests;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.StaleActorException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a traffic step, one sample round a call: a probe to each environment past the weights,
 * and the guard alarms. Alarms see minutes, probes see seconds; either can fail a step.
 *
 * <p>When the environment that the run moves to fails its probe, a second round follows {@link
 * #AGAIN_AFTER} later in the same call: clients that are answered badly do not wait for the
 * workflow's next call to have the failure confirmed or refuted.
 *
 * <ul>
 *   <li>FAIL: evidence against the environment that the run moves to, by its probes ({@link
 *       ProbeHistory}) or by its guard alarm ({@link AlarmEvidence}).
 *   <li>The previous environment alone failing is no reason to move everything onto it: the bake
 *       then lasts longer, and fails only after {@value #PATIENCE} times its length. So it does
 *       while a guard alarm fires that is no evidence, whatever its age.
 *   <li>While a run is paused, PASS is a person's word that it goes on, and FAIL also that nobody
 *       said it in the pause's time.
 *   <li>PASS: the answer that a person is asked for is recorded; or the length is over, both
 *       environments' last rounds were clean, no alarm fires.
 * </ul>
 */
public final class Bake {
  /** A bake that neither passes nor fails by evidence ends at this multiple of its length. */
  public static final int PATIENCE = 3;

  /**
   * Pause before a failed probe is repeated: a lost packet's first two retransmission timeouts (RFC
   * 6298: 1 s, then 2 s), so that the two rounds do not fail for the same one.
   */
  static final Duration AGAIN_AFTER = Duration.ofSeconds(3);

  /**
   * A round that took longer is not repeated: probes that hang would outlast the function, and the
   * workflow's next call comes as soon.
   */
  static final Duration AGAIN_WITHIN = Duration.ofSeconds(10);

  /** Shortest time that the patience is counted from, so that a bake of 0 s can still clear up. */
  private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(Bake.class);

  private final TrafficIntents intents;
  private final Probe probe;
  private final AlarmReader alarms;
  private final PauseRequests pauses;
  private final Timing timing;

  /** A bake over these ports. */
  public Bake(
      TrafficIntents intents,
      Probe probe,
      AlarmReader alarms,
      PauseRequests pauses,
      Timing timing) {
    this.pauses = pauses;
    this.intents = intents;
    this.probe = probe;
    this.alarms = alarms;
    this.timing = timing;
  }

  /**
   * Takes one round, or two if the first one soon fails the environment that the run moves to.
   *
   * @throws StaleActorException if another run may act
   */
  public BakeRound round(BakeOrder order) {
    TrafficIntent intent = intents.read().requireEpoch(order.epoch());
    if (order.untilAnswered() && intent.step() == RunStep.ANSWERED) {
      return new BakeRound(BakeVerdict.PASS, "the answer is recorded", order.samples());
    }
    Optional<BakeRound> ended = order.untilResumed() ? pauseEnded(order, intent) : Optional.empty();
    if (ended.isPresent()) {
      return ended.get();
    }
    Environment target = intent.target();
    Instant begin = timing.now();
    Taken taken = take(order.samples());
    boolean soon = !timing.now().isAfter(begin.plus(AGAIN_WITHIN));
    Finding againstTarget = finding(target, taken, intent);
    if (soon && !againstTarget.evidence() && !taken.last(target).ok()) {
      timing.pauser().pause(AGAIN_AFTER);
      taken = take(taken.samples());
      againstTarget = finding(target, taken, intent);
    }
    BakeSamples samples = taken.samples();
    if (againstTarget.evidence()) {
      return new BakeRound(BakeVerdict.FAIL, againstTarget.words(), samples);
    }
    Finding againstPrevious = finding(target.other(), taken, intent);
    if (order.untilResumed()) {
      return new BakeRound(BakeVerdict.CONTINUE, "paused: " + againstPrevious.words(), samples);
    }
    return decide(order, samples, againstTarget.quiet() ? againstPrevious : againstTarget);
  }

  /** How the pause ended; empty while it lasts. */
  private Optional<BakeRound> pauseEnded(BakeOrder order, TrafficIntent intent) {
    if (intent.step() != RunStep.PAUSED) {
      return Optional.of(new BakeRound(BakeVerdict.PASS, "the run is not paused", order.samples()));
    }
    PauseRequest request =
        pauses.latest().filter(found -> found.epoch() == order.epoch()).orElse(null);
    if (request != null && request.resumed().isPresent()) {
      return Optional.of(
          new BakeRound(BakeVerdict.PASS, "a person lets the run go on", order.samples()));
    }
    Duration most = request == null ? Duration.ZERO : request.bounded();
    Instant until = intent.stepStartedAt().plus(most);
    return timing.now().isBefore(until)
        ? Optional.empty()
        : Optional.of(
            new BakeRound(
                BakeVerdict.FAIL,
                "paused for " + most.toSeconds() + " s and nobody resumed",
                order.samples()));
  }

  private Taken take(BakeSamples before) {
    Map<Environment, ProbeResult> asked = probe.askBoth();
    ProbeResult blue = asked.get(Environment.BLUE);
    ProbeResult green = asked.get(Environment.GREEN);
    BakeSamples samples = before.and(blue, green);
    LOG.info("round {}: blue {}, green {}", samples.rounds(), blue, green);
    return new Taken(samples, blue, green);
  }

  private BakeRound decide(BakeOrder order, BakeSamples samples, Finding worst) {
    Duration elapsed = Duration.between(order.startedAt(), timing.now());
    boolean settled = worst.quiet() && samples.blue().clean() && samples.green().clean();
    if (settled && elapsed.compareTo(order.length()) >= 0) {
      String words =
          "%d rounds in %d s at weight %d, slowest answer %d ms"
              .formatted(
                  samples.rounds(),
                  elapsed.toSeconds(),
                  order.weight().percent(),
                  samples.slowestMillis());
      return new BakeRound(BakeVerdict.PASS, words, samples);
    }
    String state =
        "after %d of %d s: %s"
            .formatted(elapsed.toSeconds(), order.length().toSeconds(), worst.words());
    boolean exhausted = elapsed.compareTo(patience(order.length())) > 0;
    return new BakeRound(
        !settled && exhausted ? BakeVerdict.FAIL : BakeVerdict.CONTINUE, state, samples);
  }

  private static Duration patience(Duration length) {
    Duration patience = length.multipliedBy(PATIENCE);
    return patience.compareTo(SHORTEST_PATIENCE) < 0 ? SHORTEST_PATIENCE : patience;
  }

  private Finding finding(Environment environment, Taken taken, TrafficIntent intent) {
    GuardAlarm alarm = alarms.guardOf(environment);
    if (alarm.firing() && isEvidence(alarm, intent)) {
      return new Finding(
          true, false, environment.key() + ": alarm " + alarm.name() + " fires: " + alarm.reason());
    }
    ProbeHistory history = taken.samples().of(environment);
    if (history.condemns()) {
      return new Finding(
          true,
          false,
          "%s: failed probes (%s), last: %s"
              .formatted(environment.key(), history.outcomes(), taken.last(environment).detail()));
    }
    return alarm.firing()
        ? new Finding(
            false,
            false,
            environment.key()
                + ": alarm "
                + alarm.name()
                + " fires since "
                + alarm.since()
                + ": "
                + alarm.reason())
        : Finding.none(environment);
  }

  private boolean isEvidence(GuardAlarm alarm, TrafficIntent intent) {
    return AlarmEvidence.ofFiring(
        intent.status(),
        intent.runStartedAt(),
        intent.stepStartedAt(),
        alarm.since(),
        timing.now());
  }

  /** A round, and all that was seen up to it. */
  private record Taken(BakeSamples samples, ProbeResult blue, ProbeResult green) {
    ProbeResult last(Environment environment) {
      return environment == Environment.BLUE ? blue : green;
    }
  }

  /**
   * What speaks against one environment.
   *
   * @param evidence enough to fail the step
   * @param quiet nothing that keeps the bake from passing; never with evidence
   * @param words for the record
   */
  private record Finding(boolean evidence, boolean quiet, String words) {
    static Finding none(Environment environment) {
      boolean quiet = true;
      return new Finding(!quiet, quiet, "no evidence against " + environment.key());
    }
  }
}
