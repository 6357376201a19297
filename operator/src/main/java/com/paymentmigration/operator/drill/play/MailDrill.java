package com.paymentmigration.operator.drill.play;

import com.paymentmigration.operator.drill.AccountQuestion;
import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.DrillSite;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Hindrance;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.port.AlarmControl;
import com.paymentmigration.operator.drill.port.DrillAccount;
import com.paymentmigration.operator.drill.port.TopicFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Lets an alarm ring that no guard depends on, with a code in its reason, and asks the person for
 * the code: only who read the mail knows it.
 */
final class MailDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "mail",
          "A ringing alarm reaches a person by mail: somebody types the code that the mail holds",
          "an alarm that nobody hears is none: the subscription needs a confirmation, the topic's"
              + " key a policy for CloudWatch",
          "puts one alarm that no guard depends on into ALARM, and back to OK; two mails",
          Effect.CHANGES,
          Duration.ofMinutes(15),
          List.of(AccountQuestion.MAIL.number()));

  private static final Duration ACTION = Duration.ofMinutes(3);
  private static final String NAME = "name";

  private final DrillAccount account;
  private final Supplier<String> codes;

  MailDrill(DrillAccount account, Supplier<String> codes) {
    this.account = account;
    this.codes = codes;
  }

  @Override
  public Plan plan() {
    return PLAN;
  }

  @Override
  public Optional<String> notNow(DrillSite site) {
    TopicFacts.Subscriptions people = account.topics().subscriptions(topic(site));
    if (people.confirmed() == 0) {
      return Optional.of(
          "no subscription of the topic is confirmed ("
              + people.pending()
              + " wait); answer the mail of SNS");
    }
    return candidate(site).isEmpty()
        ? Optional.of(
            "no alarm outside of the guards is OK; see ./migrate status " + site.options())
        : Optional.empty();
  }

  @Override
  public Outcome play(DrillRun run) {
    String alarm = candidate(run.site()).orElseThrow().name();
    String code = codes.get();
    Instant since = run.now();
    run.change("alarm " + alarm + " rings", Map.of(NAME, alarm));
    account.alarms().set(alarm, "ALARM", "Drill, nothing is wrong. Code: " + code);
    Optional<String> sent =
        run.await(
            "the action of alarm " + alarm,
            ACTION,
            Duration.ofSeconds(5),
            () -> account.alarms().actionsTaken(alarm, since).stream().findFirst());
    run.evidence(
        "action of alarm " + alarm, sent.orElse("none within " + ACTION.toSeconds() + " s"));
    if (sent.isEmpty() || sent.get().toLowerCase(Locale.ROOT).startsWith("failed")) {
      return Outcome.refuted(
          "the alarm's action did not succeed: " + sent.orElse("none was taken"),
          "look at the policies of the topic and of its key");
    }
    return typed(run, code);
  }

  private static Outcome typed(DrillRun run, String code) {
    run.doing("the code from the mail");
    Optional<String> typed =
        run.ask("A mail with a code is on its way. Type the code, or just Enter if none comes:");
    if (typed.isEmpty()) {
      return Outcome.notPlayed(
          Hindrance.UNDECIDED,
          "SNS took the message, but nobody typed the mail's code",
          "play it with somebody at the terminal, with --resume");
    }
    boolean right = typed.get().strip().equalsIgnoreCase(code);
    run.evidence("code typed by the person", right ? "the one of the mail" : "another, or none");
    return right
        ? Outcome.proved("the code of the mail was typed")
        : Outcome.refuted(
            "SNS took the message, and the mail's code was not typed",
            "look for the mail among junk; check the address in AlertEmail");
  }

  @Override
  public String undo(Map<String, String> change, DrillRun run) {
    account.alarms().set(change.get(NAME), "OK", "End of the drill");
    return "alarm " + change.get(NAME) + " is OK";
  }

  private Optional<AlarmControl.Facts> candidate(DrillSite site) {
    Map<String, String> alarms = new TreeMap<>(site.ofType("AWS::CloudWatch::Alarm"));
    List<String> composites = List.copyOf(site.ofType("AWS::CloudWatch::CompositeAlarm").values());
    String rules = String.join(" ", account.alarms().compositeRules(composites));
    return account.alarms().alarms(List.copyOf(alarms.values())).stream()
        .filter(alarm -> alarm.state().equals("OK"))
        .filter(alarm -> alarm.actions().contains(topic(site)))
        .filter(alarm -> !rules.contains(alarm.name()))
        .min(Comparator.comparing(AlarmControl.Facts::name));
  }

  private static String topic(DrillSite site) {
    return site.one("AWS::SNS::Topic", "");
  }
}
