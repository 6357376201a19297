package com.paymentmigration.operator.drill;

import com.paymentmigration.operator.drill.port.CallFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Plays drills in order. Whatever a drill changed is put right when it ends, however it ends; what
 * a crashed run left is put right before the first one.
 */
public final class DrillRunner {
  /** For putting right: a cluster becomes calm, fails over, and is calm again. */
  static final Duration PUTTING_RIGHT = Duration.ofMinutes(10);

  private static final String NOT_PUT_RIGHT = "NOT PUT RIGHT: ";
  private static final String POLICY = "allow it: docs/drill-policy.json";

  private final DrillSite site;
  private final Tools tools;
  private final List<DrillRecord> records = new ArrayList<>();
  private boolean stopped;

  /**
   * What a runner works with.
   *
   * @param time clock
   * @param journal of open changes
   * @param progress hears what goes on
   * @param prompt asks the person
   * @param calls remembers the calls of a drill
   * @param heard hears of each record as soon as there is one
   * @param restless why nothing may be changed now; empty if all is at rest
   */
  public record Tools(
      Timekeeper time,
      Journal journal,
      Consumer<String> progress,
      Prompt prompt,
      CallLog calls,
      Consumer<DrillRecord> heard,
      Function<DrillSite, Optional<String>> restless) {}

  /** A runner on {@code site}. */
  public DrillRunner(DrillSite site, Tools tools) {
    this.site = site;
    this.tools = tools;
  }

  /**
   * Puts right what a crashed run left.
   *
   * @return what was put right; empty if nothing was left
   * @throws CallFailedException if AWS denies or does not answer
   * @throws IllegalStateException if the journal names a drill that is not known
   */
  public Optional<String> putRight(List<Drill> drills) {
    Optional<OpenChange> left = tools.journal().open();
    if (left.isEmpty()) {
      return Optional.empty();
    }
    OpenChange change = left.get();
    Drill drill =
        drills.stream()
            .filter(each -> each.plan().name().equals(change.drill()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the journal names drill '" + change.drill() + "', which is not known"));
    String restored = drill.undo(change.data(), run(drill).puttingRight(PUTTING_RIGHT));
    tools.journal().settle();
    return Optional.of(
        change.drill() + " of " + change.at() + " (" + change.what() + "): " + restored);
  }

  /** Plays {@code drills}, in order; a record of each, also of those that are not played. */
  public List<DrillRecord> play(List<Drill> drills, DrillChoice choice) {
    for (Drill drill : drills) {
      DrillRecord record = record(drill, choice);
      records.add(record);
      tools.heard().accept(record);
    }
    return List.copyOf(records);
  }

  private DrillRecord record(Drill drill, DrillChoice choice) {
    Optional<DrillRecord> kept = choice.kept(drill.plan());
    if (kept.isPresent()) {
      return kept.get().keptFromEarlier();
    }
    return choice
        .leftOut(drill.plan())
        .map(outcome -> untouched(drill, outcome))
        .orElseGet(() -> played(drill));
  }

  private DrillRecord untouched(Drill drill, Outcome outcome) {
    Instant now = tools.time().now();
    List<String> steps = outcome.hindrance() == Hindrance.BY_HAND ? drill.byHand(site) : List.of();
    return new DrillRecord(
        drill.plan(), outcome, now, now, List.of(), List.of(), "", false, steps, false);
  }

  private DrillRecord played(Drill drill) {
    if (stopped) {
      return untouched(
          drill,
          Outcome.notPlayed(Hindrance.STOPPED, "stopped before it began", "go on with --resume"));
    }
    tools.calls().begin();
    Instant began = tools.time().now();
    DrillRun run = run(drill);
    Outcome outcome = guarded(() -> attempt(drill, run), drill.plan());
    String restored = restored(drill, run);
    return new DrillRecord(
        drill.plan(),
        outcome,
        began,
        tools.time().now(),
        run.evidence(),
        tools.calls().made(),
        restored,
        restored.startsWith(NOT_PUT_RIGHT),
        outcome.proof() == Proof.NOT_PLAYED ? drill.byHand(site) : List.of(),
        false);
  }

  private Outcome attempt(Drill drill, DrillRun run) {
    if (drill.plan().effect() != Effect.READS) {
      Optional<String> restless = tools.restless().apply(site);
      if (restless.isPresent()) {
        return Outcome.notPlayed(
            Hindrance.NOT_NOW, restless.get(), "wait, then go on with --resume");
      }
    }
    Optional<String> notNow = drill.notNow(site);
    return notNow
        .map(why -> Outcome.notPlayed(Hindrance.NOT_NOW, why, "then go on with --resume"))
        .orElseGet(() -> drill.play(run));
  }

  private Outcome guarded(Supplier<Outcome> attempt, Plan plan) {
    try {
      return attempt.get();
    } catch (StoppedException stop) {
      stopped = true;
      return Outcome.notPlayed(
          Hindrance.STOPPED, "stopped while it was played", "go on with --resume");
    } catch (OutOfTimeException late) {
      return Outcome.notPlayed(
          Hindrance.OUT_OF_TIME,
          "out of time, of at most " + plan.limit().toMinutes() + " min: " + late.getMessage(),
          "look at what hangs, then go on with --resume");
    } catch (CallFailedException failed) {
      return Outcome.notPlayed(
          failed.denied() ? Hindrance.DENIED : Hindrance.NO_ANSWER,
          Evidence.line(failed.getMessage()),
          failed.denied() ? POLICY : "try again with --resume");
    } catch (IllegalStateException odd) {
      return Outcome.notPlayed(
          Hindrance.UNDECIDED, Evidence.line(String.valueOf(odd.getMessage())), "see the evidence");
    }
  }

  private String restored(Drill drill, DrillRun run) {
    Optional<OpenChange> open = tools.journal().open();
    if (open.isEmpty()) {
      return "";
    }
    try {
      String restored = drill.undo(open.get().data(), run.puttingRight(PUTTING_RIGHT));
      tools.journal().settle();
      return restored;
    } catch (CallFailedException | OutOfTimeException | IllegalStateException failed) {
      stopped = true;
      return NOT_PUT_RIGHT
          + open.get().what()
          + ": "
          + Evidence.line(String.valueOf(failed.getMessage()))
          + "; the next call of this command tries again first";
    }
  }

  private DrillRun run(Drill drill) {
    return new DrillRun(
        drill.plan(),
        site,
        tools.time(),
        tools.journal(),
        text -> tools.progress().accept(drill.plan().name() + ": " + text),
        tools.prompt());
  }
}
