package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.StaleActorException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a traffic step, one sample round a call: a probe to each environment past the weights,
 * and the guard alarms. Alarms see minutes, probes see seconds; either can fail a step.
 *
 * <ul>
 *   <li>FAIL: evidence against the environment that the run moves to, by its probes ({@link
 *       ProbeHistory}) or by its guard alarm that went off since the step began.
 *   <li>The previous environment alone failing is no reason to move everything onto it: the bake
 *       then lasts longer, and fails only after {@value #PATIENCE} times its length.
 *   <li>PASS: the length is over, both environments' last rounds were clean, no alarm fires.
 * </ul>
 */
public final class Bake {
  /** A bake that neither passes nor fails by evidence ends at this multiple of its length. */
  public static final int PATIENCE = 3;

  /** Shortest time that the patience is counted from, so that a bake of 0 s can still clear up. */
  private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(Bake.class);

  private final TrafficIntents intents;
  private final Probe probe;
  private final AlarmReader alarms;
  private final Timing timing;

  /** A bake over these ports. */
  public Bake(TrafficIntents intents, Probe probe, AlarmReader alarms, Timing timing) {
    this.intents = intents;
    this.probe = probe;
    this.alarms = alarms;
    this.timing = timing;
  }

  /**
   * Takes one round.
   *
   * @throws StaleActorException if another run may act
   */
  public BakeRound round(BakeOrder order) {
    TrafficIntent intent = intents.read().requireEpoch(order.epoch());
    ProbeResult blue = probe.ask(Environment.BLUE);
    ProbeResult green = probe.ask(Environment.GREEN);
    BakeSamples samples = order.samples().and(blue, green);
    LOG.info("round {}: blue {}, green {}", samples.rounds(), blue, green);

    Environment target = intent.target();
    Finding againstTarget =
        finding(target, samples, target == Environment.BLUE ? blue : green, intent);
    if (againstTarget.evidence()) {
      return new BakeRound(BakeVerdict.FAIL, againstTarget.words(), samples);
    }
    Environment previous = target.other();
    Finding againstPrevious =
        finding(previous, samples, previous == Environment.BLUE ? blue : green, intent);
    return decide(order, samples, againstPrevious);
  }

  private BakeRound decide(BakeOrder order, BakeSamples samples, Finding againstPrevious) {
    Duration elapsed = Duration.between(order.startedAt(), timing.now());
    boolean settled =
        !againstPrevious.evidence() && samples.blue().clean() && samples.green().clean();
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
            .formatted(elapsed.toSeconds(), order.length().toSeconds(), againstPrevious.words());
    boolean exhausted = elapsed.compareTo(patience(order.length())) > 0;
    return new BakeRound(
        !settled && exhausted ? BakeVerdict.FAIL : BakeVerdict.CONTINUE, state, samples);
  }

  private static Duration patience(Duration length) {
    Duration patience = length.multipliedBy(PATIENCE);
    return patience.compareTo(SHORTEST_PATIENCE) < 0 ? SHORTEST_PATIENCE : patience;
  }

  private Finding finding(
      Environment environment, BakeSamples samples, ProbeResult last, TrafficIntent intent) {
    GuardAlarm alarm = alarms.guardOf(environment);
    if (alarm.firingSince(intent.stepStartedAt())) {
      return new Finding(
          true, environment.key() + ": alarm " + alarm.name() + " fires: " + alarm.reason());
    }
    if (samples.of(environment).condemns()) {
      return new Finding(
          true,
          "%s: failed probes (%s), last: %s"
              .formatted(environment.key(), samples.of(environment).outcomes(), last.detail()));
    }
    return new Finding(false, "no evidence against " + environment.key());
  }

  /** What speaks against one environment. */
  private record Finding(boolean evidence, String words) {}
}
