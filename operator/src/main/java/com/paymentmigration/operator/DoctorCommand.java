package com.paymentmigration.operator;

import com.paymentmigration.operator.doctor.Doctor;
import com.paymentmigration.operator.doctor.account.Stacks.StackState;
import com.paymentmigration.operator.doctor.aws.Account;
import com.paymentmigration.operator.doctor.plan.Assembly;
import com.paymentmigration.operator.doctor.plan.ParameterValues;
import com.paymentmigration.operator.doctor.plan.PlanException;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.report.Finding;
import com.paymentmigration.operator.report.Report;
import com.paymentmigration.operator.report.ReportJson;
import com.paymentmigration.operator.report.ReportText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code migrate doctor}. */
@Command(
    name = "doctor",
    description = {
      "Checks, before a deployment, everything in the account that it assumes:",
      "bootstrap, certificate, images, log bucket, zones, engine, backup, quotas,",
      "names that are taken. Only reads. Reads the template that 'cdk synth' left."
    },
    exitCodeList = {
      "0:nothing failed; a WARN may be there",
      "1:at least one FAIL: the deployment would fail, or protect nothing",
      "2:wrong use, no credentials; or no FAIL, but something was NOT CHECKED"
    },
    footer = {
      "",
      "The policy docs/doctor-policy.json allows all its calls.",
      "What is not given with --parameters, the stack's own values stand in for.",
      "",
      "Examples:",
      "  ./migrate doctor --stack staging-payment-a1b2c3d4 \\",
      "    --parameters CertificateArn=arn:aws:acm:… \\",
      "    --parameters ServiceDomainName=pay.example.com \\",
      "    --parameters BlueImageId=ami-… --parameters GreenImageId=ami-… \\",
      "    --parameters AccessLogsBucketName=… \\",
      "    --parameters AlertEmail=oncall@example.com",
      "  ./migrate doctor --stack staging-payment-a1b2c3d4 --json"
    })
final class DoctorCommand extends AccountCommand {
  @Option(
      names = "--parameters",
      paramLabel = "NAME=VALUE",
      description = "A parameter as 'cdk deploy' takes it; once for each.")
  private Map<String, String> parameters = new TreeMap<>();

  @Option(
      names = "--cdk-out",
      paramLabel = "FOLDER",
      defaultValue = "cdk.out",
      description = "What 'cdk synth' left. Default: ${DEFAULT-VALUE}.")
  private Path assembly;

  private Assembly read;

  @Override
  void check() {
    read = planned(() -> Assembly.read(assembly));
    planned(() -> ParameterValues.of(read.template(), parameters, Map.of()));
    if (!read.stackName().equals(options().stackName())) {
      throw new OperatorException(
          "--stack '" + options().stackName() + "'",
          assembly + " was synthesized for " + read.stackName(),
          "synthesize it first, with -c environmentName, -c profile and -c costCenter");
    }
  }

  @Override
  int run(AwsClients clients, AwsFailures failures, Answer answer) {
    if (!clients.region().equals(read.region())) {
      throw new OperatorException(
          "--region '" + clients.region() + "'",
          assembly + " was synthesized for " + read.region(),
          "call with --region " + read.region() + ", or synthesize with -c region=");
    }
    Instant began = Instant.now();
    try (Account account = new Account(clients)) {
      Account.Caller caller = account.caller();
      Supplier<Optional<StackState>> stack = account.stack(read.stackName());
      Account.found(stack)
          .filter(found -> !found.outputs().isEmpty())
          .ifPresent(found -> keep(clients.region(), deployed(found), answer));
      Map<String, String> deployed =
          Account.found(stack).map(StackState::parameters).orElse(Map.of());
      PlannedStack plan =
          new PlannedStack(
              read,
              planned(() -> ParameterValues.of(read.template(), parameters, deployed)),
              caller.account());
      List<Finding> findings =
          new Doctor(Doctor.PATIENCE)
              .examine(account.checks(plan, caller, stack, Clock.systemUTC()));
      Report report =
          new Report(
              "doctor",
              plan.name(),
              plan.region(),
              caller.account(),
              caller.arn(),
              began,
              Instant.now(),
              findings,
              DoctorQuestions.of(Account.found(stack), options().again()));
      answer.give(ReportJson.document(report), () -> ReportText.page(report));
      return report.exitCode();
    }
  }

  private DeployedStack deployed(StackState found) {
    return new DeployedStack(
        read.stackName(),
        read.region(),
        options().again(),
        found.status(),
        found.parameters(),
        found.outputs());
  }

  private static <T> T planned(Supplier<T> step) {
    try {
      return step.get();
    } catch (PlanException refused) {
      throw new OperatorException(refused.getMessage(), refused);
    }
  }
}
