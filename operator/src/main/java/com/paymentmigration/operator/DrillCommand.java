package com.paymentmigration.operator;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillChoice;
import com.paymentmigration.operator.drill.DrillRecord;
import com.paymentmigration.operator.drill.DrillRunner;
import com.paymentmigration.operator.drill.DrillSite;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Hindrance;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.SystemTime;
import com.paymentmigration.operator.drill.aws.AwsAccount;
import com.paymentmigration.operator.drill.aws.ClientMaker;
import com.paymentmigration.operator.drill.aws.RecordedCalls;
import com.paymentmigration.operator.drill.paper.DrillJson;
import com.paymentmigration.operator.drill.paper.DrillReport;
import com.paymentmigration.operator.drill.paper.DrillText;
import com.paymentmigration.operator.drill.paper.FileJournal;
import com.paymentmigration.operator.drill.play.Catalogue;
import com.paymentmigration.operator.drill.play.Standing;
import com.paymentmigration.operator.drill.port.CallFailedException;
import com.paymentmigration.operator.drill.port.DrillAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/** {@code migrate drill}. */
@Command(
    name = "drill",
    description = {
      "Plays the drills of day 0 on a deployed stack and writes a report that an",
      "auditor keeps. Each drill proves or refutes what no test without an account",
      "can show."
    },
    exitCodeList = {
      "0:all that was asked for is proved",
      "1:something is refuted, or could not be put back",
      "2:wrong use; or something that was asked for could not be played"
    },
    footer = {
      "",
      "In order, from harmless to disturbing; what disturbs needs --destructive.",
      "Each is bounded in time and puts back what it changed, also after Ctrl-C;",
      "after a crash the next call does. The policy docs/drill-policy.json allows",
      "all its calls.",
      "",
      "Examples:",
      "  ./migrate drill --list",
      "  ./migrate drill --stack dev-payment-a1b2c3d4 \\",
      "    --report drills.html,drills.json",
      "  ./migrate drill --stack dev-payment-a1b2c3d4 --report drills.html \\",
      "    --resume --destructive",
      "  ./migrate drill --stack dev-payment-a1b2c3d4 --only drift,cold-start"
    })
final class DrillCommand extends OperatorCommand {
  /** Preflight may run for 89 s; a call that changes something is not repeated. */
  private static final CallLimits PATIENT =
      new CallLimits(Duration.ofMinutes(2), Duration.ofMinutes(2), 1);

  @Mixin private DrillOptions options;
  @Mixin private Confirmation confirmation;

  @Option(
      names = "--list",
      help = true,
      description = "Show every drill with what it proves and changes; needs no stack.")
  private boolean list;

  @Override
  boolean answersWithoutStack(Answer answer) {
    if (list) {
      answer.give(Catalogue.plans(), () -> DrillText.list(Catalogue.plans()));
    }
    return list;
  }

  @Override
  boolean changes() {
    return true;
  }

  @Override
  void check() {
    options.check();
  }

  @Override
  int run(Aws aws, DeployedStack stack, Answer answer) {
    RecordedCalls calls = new RecordedCalls();
    try (AwsAccount account =
            new AwsAccount(clients(aws.clients(), calls), stack.name(), stack.outputs());
        FileJournal journal = openJournal(stack)) {
      DrillSite site = site(aws, stack, account);
      DrillChoice choice = options.choice(site.stackId());
      List<Drill> drills = Catalogue.drills(account.account(), DrillCodes::next);
      confirm(site, drills, choice);
      SystemTime time = new SystemTime();
      try (DrillProgress progress = new DrillProgress(answer::warn)) {
        Reporting reporting = new Reporting(site, account.account(), answer, stack);
        DrillRunner runner =
            new DrillRunner(
                site,
                new DrillRunner.Tools(
                    time,
                    journal,
                    progress,
                    new TerminalPrompt(confirmation.yes, time),
                    calls,
                    reporting::heard,
                    where -> Standing.restless(account.account(), where)));
        return new DrillStop(time)
            .around(
                () -> {
                  runner.putRight(drills).ifPresent(reporting::putRight);
                  runner.play(drills, choice);
                  return reporting.end();
                });
      }
    } catch (CallFailedException failed) {
      throw new OperatorException(
          "drill",
          failed.getMessage(),
          failed.denied() ? "allow it: docs/drill-policy.json" : "try again with --resume",
          failed);
    }
  }

  private void confirm(DrillSite site, List<Drill> drills, DrillChoice choice) {
    List<Plan> changing =
        drills.stream()
            .map(Drill::plan)
            .filter(plan -> plan.effect() != Effect.READS)
            .filter(plan -> choice.kept(plan).isEmpty() && choice.leftOut(plan).isEmpty())
            .toList();
    if (changing.isEmpty()) {
      return;
    }
    String question =
        "These drills change something in "
            + site.stack()
            + ":"
            + System.lineSeparator()
            + changing.stream()
                .map(plan -> "  " + plan.name() + ": " + plan.changes())
                .collect(Collectors.joining(System.lineSeparator()))
            + System.lineSeparator()
            + (site.production() ? "This is production." : "Go on?");
    confirmation.ask(question, site.production() ? site.environmentName() : "yes");
  }

  private static FileJournal openJournal(DeployedStack stack) {
    try {
      return new FileJournal(DrillFolder.journal(stack.region(), stack.name(), System.getenv()));
    } catch (IllegalStateException busy) {
      throw new OperatorException(
          "drill of " + stack.name(), busy.getMessage(), "wait until it is over", busy);
    }
  }

  private static DrillSite site(Aws aws, DeployedStack stack, AwsAccount account) {
    String caller = aws.caller();
    return new DrillSite(
        stack.name(),
        account.stack().id(),
        stack.region(),
        caller.split(":", -1)[4],
        caller,
        stack.options(),
        stack.parameters(),
        stack.outputs(),
        account.stack().parts());
  }

  private static ClientMaker clients(AwsClients clients, RecordedCalls calls) {
    return new ClientMaker() {
      @Override
      public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C quick(B builder) {
        return clients.of(builder, AwsClients.LIMITS, List.of(calls));
      }

      @Override
      public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C patient(
          B builder) {
        return clients.of(builder, PATIENT, List.of(calls));
      }
    };
  }

  /** Shows each record as it comes, and keeps the files up to date: a crash loses one drill. */
  private final class Reporting {
    private final DrillSite site;
    private final Answer answer;
    private final Map<String, String> facts;
    private final Instant began = Instant.now();
    private final List<DrillRecord> records = new ArrayList<>();
    private String putRight = "";

    Reporting(DrillSite site, DrillAccount account, Answer answer, DeployedStack stack) {
      this.site = site;
      this.answer = answer;
      this.facts = DrillFacts.of(account, site, stack);
    }

    void putRight(String what) {
      putRight = what;
      answer.say("put right, of an earlier run: " + what);
    }

    void heard(DrillRecord record) {
      records.add(record);
      if (record.outcome().hindrance() != Hindrance.NOT_ASKED) {
        answer.say(DrillText.record(record));
      }
      options.write(report());
    }

    int end() {
      DrillReport report = report();
      options.write(report);
      answer.giveLine(DrillJson.line(report), () -> DrillText.end(report) + written());
      return report.exitCode();
    }

    private String written() {
      return options.files().isEmpty()
          ? ""
          : System.lineSeparator() + "written: " + options.files();
    }

    private DrillReport report() {
      return DrillReport.of(site, Migrate.VERSION, began, Instant.now(), facts, putRight, records);
    }
  }
}
