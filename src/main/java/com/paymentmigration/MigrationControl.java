package com.paymentmigration;

import com.paymentmigration.credentials.CredentialRotation;
import com.paymentmigration.credentials.CredentialRotationProps;
import com.paymentmigration.credentials.RotatedClusters;
import com.paymentmigration.cutover.MigrationWorkflow;
import com.paymentmigration.cutover.MigrationWorkflowProps;
import com.paymentmigration.cutover.ReconcileRole;
import com.paymentmigration.cutover.RollbackWorkflow;
import com.paymentmigration.cutover.RollbackWorkflowProps;
import com.paymentmigration.cutover.SwitchFunctions;
import com.paymentmigration.cutover.SwitchFunctionsProps;
import com.paymentmigration.cutover.TrafficAccess;
import com.paymentmigration.cutover.WorkflowTriggers;
import com.paymentmigration.cutover.WorkflowTriggersProps;
import com.paymentmigration.environment.PaymentEnvironment;
import com.paymentmigration.function.DatabaseAccess;
import com.paymentmigration.function.FunctionPlatform;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.PairedAccounts;
import com.paymentmigration.traffic.TrafficRouter;
import com.paymentmigration.validation.PreMigrationValidation;
import com.paymentmigration.validation.ValidationFunctions;
import com.paymentmigration.validation.ValidationFunctionsProps;
import com.paymentmigration.validation.ValidationSteps;
import com.paymentmigration.validation.ValidationWorkflow;
import com.paymentmigration.validation.ValidationWorkflowProps;
import com.paymentmigration.workflow.WorkflowArns;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Code;

/** What validates, moves traffic and writer, rolls back and rotates credentials. */
final class MigrationControl {
  final CredentialRotation rotation;
  final ValidationFunctions validationFunctions;
  final ValidationWorkflow validation;
  final SwitchFunctions functions;
  final RollbackWorkflow rollback;
  final MigrationWorkflow migration;
  final String metricNamespace;

  private final Stack stack;
  private final SharedFoundation shared;
  private final BothEnvironments environments;

  MigrationControl(
      Stack stack, SharedFoundation shared, BothEnvironments environments, Code handlers) {
    this.stack = stack;
    this.shared = shared;
    this.environments = environments;
    metricNamespace = "PaymentMigration/" + shared.parameters.environmentName();
    FunctionPlatform platform =
        new FunctionPlatform(
            handlers,
            shared.network.vpc(),
            shared.network.applicationSubnets(),
            shared.groups.functions(),
            shared.groups.databaseFunctions(),
            shared.keys.operations(),
            shared.logRetention,
            shared.removal,
            shared.parameters.deletionProtection());
    DatabaseAccess databases = databases();
    rotation = rotation(platform);
    validationFunctions = validationFunctions(platform, databases);
    validation =
        new ValidationWorkflow(
            stack,
            "ValidationWorkflow",
            new ValidationWorkflowProps(
                named("validation"),
                validationFunctions.worker(),
                validationFunctions.answer(),
                shared.keys.operations(),
                shared.logRetention,
                shared.removal));
    gate();
    functions = switchFunctions(platform, databases);
    rollback =
        new RollbackWorkflow(
            stack,
            "RollbackWorkflow",
            new RollbackWorkflowProps(
                named("rollback"),
                functions.steps(),
                shared.keys.operations(),
                shared.logRetention,
                shared.removal));
    migration =
        new MigrationWorkflow(
            stack,
            "MigrationWorkflow",
            new MigrationWorkflowProps(
                named("migration"),
                functions.steps(),
                new ValidationSteps(validationFunctions.worker(), validation.workflow()),
                rollback.workflow(),
                shared.profile.traffic(),
                shared.keys.operations(),
                shared.logRetention,
                shared.removal));
    new WorkflowTriggers(
        stack,
        "Triggers",
        new WorkflowTriggersProps(
            functions.steps(),
            validationFunctions.worker(),
            List.of(migration.workflow(), rollback.workflow()),
            guards(),
            databaseIdentifiers()));
  }

  private String named(String workflow) {
    return shared.parameters.environmentName() + "-" + workflow;
  }

  private List<String> databaseIdentifiers() {
    List<String> all = new ArrayList<>();
    for (PaymentEnvironment each : List.of(environments.blue, environments.green)) {
      all.add(each.clusterIdentifier());
      all.addAll(each.instanceIdentifiers());
    }
    return all;
  }

  private List<String> guards() {
    return List.of(
        environments.alarms.guardName(Environment.BLUE),
        environments.alarms.guardName(Environment.GREEN));
  }

  private DatabaseAccess databases() {
    return new DatabaseAccess(
        environments.blue.clusterEndpoint(),
        environments.green.clusterEndpoint(),
        shared.profile.databaseSettings().port(),
        shared.profile.databaseSettings().name(),
        new PairedAccounts(shared.profile.databaseSettings().writingAccounts()),
        shared.credentials.admin(),
        shared.credentials.replicator(),
        shared.credentials.application(Environment.BLUE),
        shared.credentials.application(Environment.GREEN),
        shared.keys.secrets());
  }

  private CredentialRotation rotation(FunctionPlatform platform) {
    CredentialRotation defined =
        new CredentialRotation(
            stack,
            "Rotation",
            new CredentialRotationProps(
                platform,
                shared.credentials,
                new RotatedClusters(
                    environments.blue.clusterEndpoint(),
                    environments.green.clusterEndpoint(),
                    shared.profile.databaseSettings().port(),
                    shared.profile.databaseSettings().name()),
                shared.state,
                shared.profile.databaseSettings().rotationDays()));
    defined.scheduleAfter(
        List.of(environments.blue.database(), environments.green.database(), shared.endpoints));
    return defined;
  }

  private ValidationFunctions validationFunctions(
      FunctionPlatform platform, DatabaseAccess databases) {
    return new ValidationFunctions(
        stack,
        "ValidationFunctions",
        new ValidationFunctionsProps(
            platform,
            shared.state,
            databases,
            new WorkflowArns(stack, named("validation")),
            shared.keys.operations(),
            shared.profile.validation()));
  }

  private void gate() {
    PreMigrationValidation gate =
        new PreMigrationValidation(
            stack,
            "PreMigrationValidation",
            validationFunctions.gate(),
            shared.parameters.migrationPhase());
    gate.dependOn(
        List.of(
            environments.blue.database(),
            environments.green.database(),
            shared.endpoints,
            validationFunctions,
            validation));
    environments.router.openAfter(gate);
    environments.backups.values().forEach(backups -> backups.beginAfter(gate));
  }

  private SwitchFunctions switchFunctions(FunctionPlatform platform, DatabaseAccess databases) {
    TrafficRouter router = environments.router;
    return new SwitchFunctions(
        stack,
        "Switch",
        new SwitchFunctionsProps(
            platform,
            shared.state,
            databases,
            new TrafficAccess(
                router.weightedRuleArn(),
                environments.blue.targetGroupArn(),
                environments.green.targetGroupArn(),
                router.loadBalancerDnsName(),
                shared.parameters.serviceDomainName(),
                shared.profile.fleet().healthCheckPath(),
                shared.profile.fleet().syntheticPaymentPath(),
                TrafficRouter.PREVIEW_HEADER,
                shared.profile.alarms().responseTimeP99Millis(),
                environments.alarms.guardName(Environment.BLUE),
                environments.alarms.guardName(Environment.GREEN)),
            new ReconcileRole(stack, "ReconcileRole", router.weightedRuleArn()),
            shared.topic.arn(),
            shared.keys.operations(),
            metricNamespace,
            new WorkflowArns(stack, named("migration")),
            new WorkflowArns(stack, named("rollback")),
            shared.keys.operations(),
            shared.profile.validation().proofRowsPerSecond()));
  }
}
