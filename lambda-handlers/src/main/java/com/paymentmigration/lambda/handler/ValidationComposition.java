package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.CloudFormationRollbacks;
import com.paymentmigration.lambda.aws.DynamoDbMigrationStatus;
import com.paymentmigration.lambda.aws.DynamoDbRecordedVerdicts;
import com.paymentmigration.lambda.aws.DynamoDbUnitStore;
import com.paymentmigration.lambda.aws.SecretsManagerCredentials;
import com.paymentmigration.lambda.aws.StepFunctionsValidationStarter;
import com.paymentmigration.lambda.credentials.CredentialSource;
import com.paymentmigration.lambda.credentials.RememberedCredentials;
import com.paymentmigration.lambda.cutover.ProofRecords;
import com.paymentmigration.lambda.cutover.StateStore;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.gate.DeploymentGate;
import com.paymentmigration.lambda.validation.proof.ContinuousProof;
import com.paymentmigration.lambda.validation.report.Freshness;
import com.paymentmigration.lambda.validation.report.RecordedVerdict;
import com.paymentmigration.lambda.validation.server.Limits;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.lambda.validation.work.Options;
import com.paymentmigration.lambda.validation.work.ValidationJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Wires what the validation's functions call. */
final class ValidationComposition {
  /**
   * Shorter than a call of the worker, so that a slow statement is reported, not killed with it.
   */
  private static final Duration STATEMENT = Duration.ofMinutes(10);

  /** Chunks of the proof are small: a statement that takes longer waits for something. */
  private static final Limits PROOF_LIMITS = Limits.DEFAULT.withStatement(Duration.ofSeconds(20));

  /** How long a call of the proof relies on a secret that it has read. */
  private static final Duration CREDENTIALS = Duration.ofMinutes(1);

  private final Map<String, String> variables;
  private final Clock clock = Clock.systemUTC();
  private final DynamoDbClient dynamoDb = CallLimits.PATIENT.client(DynamoDbClient.builder());

  ValidationComposition(Map<String, String> variables) {
    this.variables = variables;
  }

  private String table() {
    return Setting.STATE_TABLE.from(variables);
  }

  private DynamoDbRecordedVerdicts verdicts() {
    return new DynamoDbRecordedVerdicts(dynamoDb, table());
  }

  Freshness freshness() {
    ProofRecords proofs = ProofAccess.records(variables);
    return new Freshness(
        verdicts(),
        Duration.ofSeconds(Numbers.positive(Setting.VERDICT_MAX_AGE_SECONDS, variables)),
        clock,
        proofs::latest);
  }

  DeploymentGate gate() {
    return new DeploymentGate(
        new DynamoDbMigrationStatus(dynamoDb, table()),
        new CloudFormationRollbacks(CallLimits.PATIENT.client(CloudFormationClient.builder())),
        freshness(),
        new StepFunctionsValidationStarter(
            CallLimits.PATIENT.client(SfnClient.builder()),
            Setting.VALIDATION_WORKFLOW_ARN.from(variables)),
        clock);
  }

  /** The steps of the workflow; the active environment is the source. */
  ValidationJob job() {
    Environment from = StateAccess.store(variables, StateAccess.realTime()).read().active();
    Function<Environment, Server> servers =
        ValidationServers.of(variables, credentials(), Limits.DEFAULT.withStatement(STATEMENT));
    return new ValidationJob(
        new ValidationJob.Sides(from, servers.apply(from), servers.apply(from.other())),
        options(),
        new DynamoDbUnitStore(dynamoDb, table()),
        verdicts(),
        clock);
  }

  /** The continuous proof; empty where the profile switches it off. */
  Optional<ContinuousProof> proof() {
    ProofRecords records = ProofAccess.records(variables);
    if (!records.on()) {
      return Optional.empty();
    }
    Timing timing = StateAccess.realTime();
    StateStore states = StateAccess.store(variables, timing);
    CredentialSource credentials =
        new RememberedCredentials(credentials(), timing.clock(), CREDENTIALS);
    return Optional.of(
        new ContinuousProof(
            states::read,
            new ContinuousProof.Sides(
                DatabaseAccess.servers(variables, credentials),
                ValidationServers.of(variables, credentials, PROOF_LIMITS)),
            records,
            ProofAccess.pace(variables),
            timing,
            () -> UUID.randomUUID().toString(),
            this::validated));
  }

  private Instant validated(Environment source) {
    return verdicts()
        .latest()
        .filter(latest -> latest.verdict() == Verdict.PASS && latest.source().equals(source.key()))
        .map(RecordedVerdict::startedAt)
        .orElse(Instant.EPOCH);
  }

  private Options options() {
    Options standard = Options.DEFAULT;
    return new Options(
        standard.hash(),
        1,
        standard.lagPatience(),
        standard.throttle(),
        standard.checks(),
        warnings(),
        true,
        standard.unitRows(),
        standard.selection(),
        standard.accepted());
  }

  private Set<String> warnings() {
    String names = variables.getOrDefault(Setting.WARNING_CHECKS.name(), "");
    Set<String> warnings = new TreeSet<>();
    Arrays.stream(names.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(warnings::add);
    return warnings;
  }

  private CredentialSource credentials() {
    Map<DatabaseAccount, String> secrets = new EnumMap<>(DatabaseAccount.class);
    secrets.put(DatabaseAccount.ADMIN, Setting.ADMIN_SECRET_ARN.from(variables));
    return new SecretsManagerCredentials(DatabaseAccess.vault(), secrets);
  }
}
