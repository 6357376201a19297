package com.paymentmigration.rehearsal.certify;

import com.paymentmigration.rehearsal.application.ApplicationFailedException;
import com.paymentmigration.rehearsal.application.ApplicationProcess;
import com.paymentmigration.rehearsal.application.OwnApplication;
import com.paymentmigration.rehearsal.application.TestPayment;
import com.paymentmigration.rehearsal.service.PaymentApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays trials against one application on a bench. */
public final class Certification {
  private static final Duration SETTLES = Duration.ofSeconds(30);

  private final Bench bench;
  private final Order order;
  private final Story story;

  /**
   * What is to be certified, and how.
   *
   * @param application as the user describes it
   * @param logs folder for what it writes
   * @param quick whether the long trials are cut short
   * @param only names of trials; empty for all
   * @param variables beside those of an instance
   */
  public record Order(
      OwnApplication application,
      Path logs,
      boolean quick,
      List<String> only,
      Map<String, String> variables) {}

  /** On {@code bench}, told to {@code story}. */
  public Certification(Bench bench, Order order, Story story) {
    this.bench = bench;
    this.order = order;
    this.story = story;
  }

  /** Every trial, in the order in which they are played. */
  static List<Trial> trials() {
    return List.of(
        new PaysTrial(),
        new LostCommitTrial(),
        new OtherDuplicateTrial(),
        new NoWriterTrial(),
        new CondemnedTrial(),
        new UnreadableTrial(),
        new RotationTrial(),
        new MovesTrial(),
        new WireTrial());
  }

  /**
   * Plays the trials.
   *
   * @throws ApplicationFailedException if the application does not start, listen, answer or pay
   */
  public Certificate play() throws InterruptedException {
    long started = System.currentTimeMillis();
    Findings findings = new Findings(story::found);
    List<Trial> chosen =
        trials().stream()
            .filter(each -> order.only().isEmpty() || order.only().contains(each.name()))
            .toList();
    TestPayment.Mint mint = bench.mint(order.application().accounts());
    List<Trial> left = new ArrayList<>(chosen);
    while (!left.isEmpty()) {
      try (ApplicationProcess application = start()) {
        Hands hands = hands(application, findings, mint);
        boolean pays = true;
        while (pays && !left.isEmpty()) {
          Trial trial = left.remove(0);
          findings.begin(trial.name());
          story.trial(trial.name(), trial.title());
          trial.play(hands);
          pays = left.isEmpty() || settles(hands, application);
        }
      }
    }
    return new Certificate(
        order.application().command(),
        started,
        System.currentTimeMillis() - started,
        Story.machine(),
        order.only().isEmpty() && !order.quick(),
        findings.all());
  }

  private ApplicationProcess start() throws InterruptedException {
    story.tell("starts the application");
    Map<String, String> variables = new LinkedHashMap<>(bench.variables().writtenTo(order.logs()));
    variables.put(PaymentApplication.CLASS_PATH, PaymentApplication.classPath());
    variables.putAll(order.variables());
    return ApplicationProcess.start(
        new ApplicationProcess.Start(
            order.application().command(),
            order.application().folder(),
            variables,
            order.logs().resolve("application.log"),
            order.application().healthPath(),
            order.application().startLimit()),
        story::tell);
  }

  private Hands hands(ApplicationProcess application, Findings findings, TestPayment.Mint mint) {
    return new Hands(
        bench,
        new Payers(application.endpoint(), order.application().form(), mint),
        findings,
        order.application().rows(),
        application.endpoint(),
        new Hands.Settings(
            order.application().healthPath(),
            order.application().syntheticPath(),
            Duration.ofSeconds(order.quick() ? 4 : 10),
            Duration.ofSeconds(order.quick() ? 8 : 60)),
        story::tell);
  }

  /** Whether it pays again after a trial; else it gets a new process for the next one. */
  private boolean settles(Hands hands, ApplicationProcess application) throws InterruptedException {
    boolean pays = hands.payers().insist(hands.payers().next(), SETTLES).acknowledged();
    if (!pays) {
      hands
          .findings()
          .found(
              Rule.ERRORS,
              "it pays again after the trial",
              false,
              "it did not within "
                  + SETTLES.toSeconds()
                  + " s"
                  + (application.running() ? "" : ": its process ended")
                  + "; the next trial got a new process");
    }
    return pays;
  }
}
