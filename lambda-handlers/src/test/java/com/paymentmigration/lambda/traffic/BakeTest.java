package com.paymentmigration.lambda.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.PauseRequest;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TrafficWeight;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BakeTest {
  private static final Duration LENGTH = Duration.ofSeconds(60);
  private static final Duration ROUND = Duration.ofSeconds(10);

  private final FakeIntents intents = new FakeIntents();
  private final ManualTime time = new ManualTime();
  private final Map<Environment, ProbeResult> answers = new EnumMap<>(Environment.class);
  private final Map<Environment, GuardAlarm> alarms = new EnumMap<>(Environment.class);
  private Duration hangs = Duration.ZERO;
  private final Set<Environment> losingOneProbe = EnumSet.noneOf(Environment.class);
  private PauseRequest pause;
  private final Bake bake =
      new Bake(intents, this::answer, alarms::get, () -> Optional.ofNullable(pause), time.timing());
  private BakeSamples samples = BakeSamples.NONE;

  BakeTest() {
    for (Environment environment : Environment.values()) {
      answers(environment, true);
      alarms.put(environment, new GuardAlarm("guard", false, ManualTime.START, "quiet"));
    }
  }

  @Test
  void aBakePassesWhenItsTimeIsOverAndItsLastRoundsWereClean() {
    assertThat(roundsUntilDecided(10)).isEqualTo(BakeVerdict.PASS);
    assertThat(time.elapsed()).isEqualTo(LENGTH);
  }

  @Test
  void aBakeGoesOnUntilItsTimeIsOver() {
    assertThat(round().verdict()).isEqualTo(BakeVerdict.CONTINUE);
  }

  @Test
  void aBakeOfZeroSecondsStillNeedsTwoCleanRounds() {
    BakeOrder order = order(7, Duration.ZERO, BakeSamples.NONE);
    BakeRound first = bake.round(order);

    assertThat(first.verdict()).isEqualTo(BakeVerdict.CONTINUE);
    assertThat(bake.round(order(7, Duration.ZERO, first.samples())).verdict())
        .isEqualTo(BakeVerdict.PASS);
  }

  @Test
  void oneLostPacketDoesNotRollBack() {
    round();
    losingOneProbe.add(Environment.GREEN);
    BakeRound second = round();

    assertThat(second.verdict()).isEqualTo(BakeVerdict.CONTINUE);
    assertThat(second.samples().green().outcomes()).isEqualTo("+-+");
    assertThat(roundsUntilDecided(10)).isEqualTo(BakeVerdict.PASS);
  }

  @Test
  void aFailedProbeIsRepeatedWithinTheCallAndTwoFailTheStepAndNameTheEnvironment() {
    answers(Environment.GREEN, false);
    BakeRound first = bake.round(order(7, LENGTH, BakeSamples.NONE));

    assertThat(first.verdict()).isEqualTo(BakeVerdict.FAIL);
    assertThat(first.reason()).isEqualTo("green: failed probes (--), last: broken");
    assertThat(time.elapsed()).isEqualTo(Bake.AGAIN_AFTER);
  }

  @Test
  void aRoundOfProbesThatHangIsNotRepeatedBecauseItWouldOutlastTheFunction() {
    answers(Environment.GREEN, false);
    hangs = Bake.AGAIN_WITHIN;
    BakeRound first = bake.round(order(7, LENGTH, BakeSamples.NONE));

    assertThat(first.verdict()).isEqualTo(BakeVerdict.CONTINUE);
    assertThat(first.samples().green().outcomes()).isEqualTo("-");
  }

  @Test
  void aFailedProbeOfThePreviousEnvironmentIsNotRepeated() {
    answers(Environment.BLUE, false);
    bake.round(order(7, LENGTH, BakeSamples.NONE));

    assertThat(time.elapsed()).isZero();
  }

  @Test
  void threeFailedRoundsAmongTenFailTheStep() {
    for (boolean lost : new boolean[] {true, false, true, false}) {
      if (lost) {
        losingOneProbe.add(Environment.GREEN);
      }
      assertThat(round().verdict()).isEqualTo(BakeVerdict.CONTINUE);
    }
    losingOneProbe.add(Environment.GREEN);
    BakeRound last = round();

    assertThat(last.verdict()).isEqualTo(BakeVerdict.FAIL);
    assertThat(last.samples().green().outcomes()).isEqualTo("-++-++-");
  }

  @Test
  void aFailureInTheLastRoundPutsThePassOff() {
    for (int i = 0; i < 6; i++) {
      round();
    }
    losingOneProbe.add(Environment.GREEN);

    assertThat(round().verdict()).isEqualTo(BakeVerdict.CONTINUE);
  }

  @Test
  void anAlarmThatWentOffDuringTheStepFailsItAtOnce() {
    alarm(Environment.GREEN, ManualTime.START.plusSeconds(1));

    BakeRound round = round();

    assertThat(round.verdict()).isEqualTo(BakeVerdict.FAIL);
    assertThat(round.reason()).isEqualTo("green: alarm guard fires: too many errors");
  }

  @Test
  void anAlarmThatWentOffInAnEarlierStepOfTheRunFailsTheStepToo() {
    alarm(Environment.GREEN, ManualTime.START.minusSeconds(1));

    assertThat(round().verdict()).isEqualTo(BakeVerdict.FAIL);
  }

  @Test
  void aBakeNeverPassesWhileTheGuardFiresHoweverOldTheAlarm() {
    alarm(Environment.GREEN, Instant.EPOCH);
    BakeRound first = round();

    assertThat(first.verdict()).isEqualTo(BakeVerdict.CONTINUE);
    assertThat(first.reason()).contains("green: alarm guard fires since 1970");
    assertThat(roundsUntilDecided(30)).isEqualTo(BakeVerdict.FAIL);
    assertThat(time.elapsed()).isEqualTo(LENGTH.multipliedBy(Bake.PATIENCE).plus(ROUND));
  }

  @Test
  void aBakeNeverPassesWhileThePreviousEnvironmentsGuardFiresHoweverOldTheAlarm() {
    alarm(Environment.BLUE, Instant.EPOCH);

    assertThat(roundsUntilDecided(30)).isEqualTo(BakeVerdict.FAIL);
  }

  @Test
  void theMovesOwnDisturbanceDoesNotFailTheBakeThatFollows() {
    intents.status(MigrationStatus.SWITCHED);
    alarm(Environment.GREEN, ManualTime.START.plusSeconds(30));
    time.advance(Duration.ofSeconds(30));

    assertThat(round().verdict()).isEqualTo(BakeVerdict.CONTINUE);
    alarms.put(Environment.GREEN, new GuardAlarm("guard", false, ManualTime.START, "quiet"));
    assertThat(roundsUntilDecided(10)).isEqualTo(BakeVerdict.PASS);
  }

  @Test
  void anAlarmThatStillFiresWhenTheMovesMinuteIsOutOfSightFailsTheBake() {
    intents.status(MigrationStatus.SWITCHED);
    alarm(Environment.GREEN, ManualTime.START.plusSeconds(30));
    time.advance(Duration.ofSeconds(299));
    BakeOrder order = order(7, Duration.ofMinutes(10), BakeSamples.NONE);

    assertThat(bake.round(order).verdict()).isEqualTo(BakeVerdict.CONTINUE);
    time.advance(Duration.ofSeconds(1));
    assertThat(bake.round(order).verdict()).isEqualTo(BakeVerdict.FAIL);
  }

  @Test
  void aFailingPreviousEnvironmentDoesNotMoveEverythingOntoIt() {
    answers(Environment.BLUE, false);
    for (int i = 0; i < 18; i++) {
      assertThat(round().verdict()).isEqualTo(BakeVerdict.CONTINUE);
    }
    assertThat(round().reason()).contains("blue: failed probes");
  }

  @Test
  void aBakeEndsAtTheLatestAfterThreeTimesItsLength() {
    answers(Environment.BLUE, false);

    assertThat(roundsUntilDecided(30)).isEqualTo(BakeVerdict.FAIL);
    assertThat(time.elapsed()).isEqualTo(LENGTH.multipliedBy(Bake.PATIENCE).plus(ROUND));
  }

  @Test
  void aPreviousEnvironmentThatRecoversLetsTheBakePass() {
    answers(Environment.BLUE, false);
    round();
    round();
    answers(Environment.BLUE, true);

    assertThat(roundsUntilDecided(30)).isEqualTo(BakeVerdict.PASS);
  }

  @Test
  void whileAPersonIsAskedTheWatchGoesOnUntilTheAnswerIsRecorded() {
    intents.step(RunStep.APPROVAL);
    time.advance(LENGTH.dividedBy(2));
    assertThat(watch().verdict()).isEqualTo(BakeVerdict.CONTINUE);

    intents.step(RunStep.ANSWERED);
    assertThat(watch().verdict()).isEqualTo(BakeVerdict.PASS);
  }

  @Test
  void beforeTheRequestIsRecordedTheWatchGoesOnToo() {
    assertThat(watch().verdict()).isEqualTo(BakeVerdict.CONTINUE);
  }

  @Test
  void aNewEnvironmentThatFailsWhileAPersonIsAskedFailsTheRun() {
    intents.step(RunStep.APPROVAL);
    answers(Environment.GREEN, false);

    assertThat(watch().verdict()).isEqualTo(BakeVerdict.FAIL);
  }

  private BakeRound watch() {
    BakeRound round =
        bake.round(
            new BakeOrder(
                7, new TrafficWeight(100), LENGTH, ManualTime.START, true, false, samples));
    samples = round.samples();
    return round;
  }

  @Test
  void aPausedRunIsWatchedUntilAPersonLetsItGoOn() {
    paused(7, Duration.ofMinutes(30), Optional.empty());
    for (int round = 0; round < 20; round++) {
      assertThat(whilePaused().verdict()).isEqualTo(BakeVerdict.CONTINUE);
      time.advance(LENGTH);
    }

    paused(7, Duration.ofMinutes(30), Optional.of(new Cause("b", "go")));

    assertThat(whilePaused().verdict()).isEqualTo(BakeVerdict.PASS);
  }

  @Test
  void nobodyInTimeFailsAPausedRun() {
    paused(7, Duration.ofMinutes(30), Optional.empty());
    time.advance(Duration.ofMinutes(30).minusMillis(1));
    assertThat(whilePaused().verdict()).isEqualTo(BakeVerdict.CONTINUE);
    time.advance(Duration.ofMillis(1));

    BakeRound round = whilePaused();

    assertThat(round.verdict()).isEqualTo(BakeVerdict.FAIL);
    assertThat(round.reason()).isEqualTo("paused for 1800 s and nobody resumed");
  }

  @Test
  void noRequestHoldsARunForMoreThanAnHour() {
    paused(7, Duration.ofDays(1), Optional.empty());
    time.advance(Duration.ofHours(1));

    assertThat(whilePaused().verdict()).isEqualTo(BakeVerdict.FAIL);
  }

  @Test
  void whatEarlierPausesWereGrantedCounts() {
    paused(7, Duration.ofMinutes(30), Optional.empty());
    pause =
        new PauseRequest(
            7, pause.asked(), pause.length(), Duration.ofMinutes(50), Optional.empty());
    time.advance(Duration.ofMinutes(10));

    assertThat(whilePaused().verdict()).isEqualTo(BakeVerdict.FAIL);
  }

  @Test
  void theWordForAnotherRunLetsNothingGoOn() {
    paused(6, Duration.ofMinutes(30), Optional.of(new Cause("b", "go")));

    assertThat(whilePaused().verdict()).isEqualTo(BakeVerdict.FAIL);
  }

  @Test
  void aNewEnvironmentThatFailsWhileTheRunIsPausedFailsIt() {
    paused(7, Duration.ofMinutes(30), Optional.empty());
    answers(Environment.GREEN, false);

    assertThat(whilePaused().verdict()).isEqualTo(BakeVerdict.FAIL);
  }

  @Test
  void whoComesAfterThePauseHasNothingToWatch() {
    paused(7, Duration.ofMinutes(30), Optional.empty());
    intents.step(RunStep.SHIFTING);

    assertThat(whilePaused().verdict()).isEqualTo(BakeVerdict.PASS);
  }

  private void paused(long epoch, Duration length, Optional<Cause> resumed) {
    intents.step(RunStep.PAUSED);
    pause = new PauseRequest(epoch, new Cause("a", "look first"), length, Duration.ZERO, resumed);
  }

  private BakeRound whilePaused() {
    BakeRound round =
        bake.round(
            new BakeOrder(
                7, new TrafficWeight(50), LENGTH, ManualTime.START, false, true, samples));
    samples = round.samples();
    return round;
  }

  @Test
  void anActorOfAnOlderEpochDecidesNothing() {
    assertThatThrownBy(() -> bake.round(order(6, LENGTH, BakeSamples.NONE)))
        .isInstanceOf(StaleActorException.class);
  }

  @Test
  void samplesCountRoundsAndRememberTheSlowestAnswer() {
    answers.put(Environment.BLUE, new ProbeResult(true, 340, "slow"));
    round();
    answers(Environment.BLUE, true);

    assertThat(round().samples())
        .isEqualTo(new BakeSamples(2, new ProbeHistory("++"), new ProbeHistory("++"), 340));
  }

  private BakeVerdict roundsUntilDecided(int most) {
    for (int i = 0; i < most; i++) {
      BakeRound round = round();
      if (round.verdict() != BakeVerdict.CONTINUE) {
        time.advance(ROUND.negated());
        return round.verdict();
      }
    }
    return BakeVerdict.CONTINUE;
  }

  private BakeRound round() {
    BakeRound round = bake.round(order(7, LENGTH, samples));
    samples = round.samples();
    time.advance(ROUND);
    return round;
  }

  private static BakeOrder order(long epoch, Duration length, BakeSamples samples) {
    return new BakeOrder(
        epoch, new TrafficWeight(10), length, ManualTime.START, false, false, samples);
  }

  private ProbeResult answer(Environment environment) {
    time.advance(hangs);
    return losingOneProbe.remove(environment)
        ? new ProbeResult(false, 12, "lost")
        : answers.get(environment);
  }

  private void answers(Environment environment, boolean ok) {
    answers.put(environment, new ProbeResult(ok, 12, ok ? "fine" : "broken"));
  }

  private void alarm(Environment environment, Instant since) {
    alarms.put(environment, new GuardAlarm("guard", true, since, "too many errors"));
  }
}
