package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.CloudWatchMetrics;
import com.paymentmigration.lambda.aws.DynamoDbForeignRecords;
import com.paymentmigration.lambda.aws.DynamoDbRecordedVerdicts;
import com.paymentmigration.lambda.aws.SecretsManagerCredentials;
import com.paymentmigration.lambda.aws.SnsNotifier;
import com.paymentmigration.lambda.credentials.CredentialSource;
import com.paymentmigration.lambda.credentials.RememberedCredentials;
import com.paymentmigration.lambda.cutover.CutoverParts;
import com.paymentmigration.lambda.cutover.DatabasePair;
import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.cutover.MeasureWayBack;
import com.paymentmigration.lambda.cutover.Metrics;
import com.paymentmigration.lambda.cutover.MoveWriter;
import com.paymentmigration.lambda.cutover.Notifier;
import com.paymentmigration.lambda.cutover.ReassertReadOnly;
import com.paymentmigration.lambda.cutover.RecoverWriter;
import com.paymentmigration.lambda.cutover.SidesAtRest;
import com.paymentmigration.lambda.cutover.StateWriter;
import com.paymentmigration.lambda.cutover.TailCheck;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.cutover.WatchProof;
import com.paymentmigration.lambda.cutover.WatchStrangers;
import com.paymentmigration.lambda.mysql.TwoThreads;
import com.paymentmigration.lambda.validation.server.Limits;
import com.paymentmigration.lambda.validation.tail.NewestRowsTailCheck;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * What {@link WriterHandler} calls.
 *
 * @param touch reads the state item
 * @param readSecrets reads every secret ahead, so that none is read between fence and opening
 * @param move moves the writer
 * @param recover brings it back
 * @param reassert closes the standby again
 * @param wayBack tells whether the writer could move back
 * @param strangers tells of foreign transactions on the standby
 * @param proof tells what the continuous proof of rows says
 * @param rest tells what is not as the state item says while nothing runs
 */
public record WriterComposition(
    Runnable touch,
    Runnable readSecrets,
    MoveWriter move,
    RecoverWriter recover,
    ReassertReadOnly reassert,
    MeasureWayBack wayBack,
    WatchStrangers strangers,
    WatchProof proof,
    SidesAtRest rest) {
  /** Newest rows of each table that are compared inside the fence. */
  private static final int TAIL_ROWS = 256;

  /** The server itself ends what the tail check still asks after its box. */
  private static final Limits TAIL_LIMITS =
      new Limits(Duration.ofSeconds(1), Deadlines.LOCK_WAIT, Deadlines.CONNECT);

  /** Wires the function that {@code variables} configure. */
  public static WriterComposition of(Map<String, String> variables) {
    Timing timing = StateAccess.realTime();
    StateWriter states = StateAccess.writer(variables, timing);
    RememberedCredentials secrets =
        new RememberedCredentials(
            new SecretsManagerCredentials(
                DatabaseAccess.vault(), DatabaseAccess.secrets(variables)),
            timing.clock(),
            Deadlines.MOVE);
    Metrics metrics =
        new CloudWatchMetrics(
            CallLimits.QUICK.client(CloudWatchClient.builder()),
            Setting.METRIC_NAMESPACE.from(variables),
            timing.clock());
    Notifier notifier =
        new SnsNotifier(
            CallLimits.QUICK.client(SnsClient.builder()),
            Setting.NOTIFICATION_TOPIC_ARN.from(variables));
    CutoverParts parts =
        new CutoverParts(
            DatabaseAccess.servers(variables, secrets),
            states,
            timing,
            new TwoThreads(),
            () -> UUID.randomUUID().toString(),
            metrics,
            ProofAccess.records(variables));
    TailCheck tail = tailCheck(variables, secrets);
    return new WriterComposition(
        states::read,
        secrets::readAll,
        new MoveWriter(parts, tail),
        new RecoverWriter(parts, tail),
        new ReassertReadOnly(parts.servers(), states, notifier),
        new MeasureWayBack(parts.servers(), states, metrics, parts.proofs(), timing),
        strangers(variables, parts.servers(), states, notifier),
        new WatchProof(
            parts.proofs(), states, verdicts(variables)::withdrawPass, metrics, notifier, timing),
        new SidesAtRest(parts.servers(), states));
  }

  private static DynamoDbRecordedVerdicts verdicts(Map<String, String> variables) {
    return new DynamoDbRecordedVerdicts(
        CallLimits.QUICK.client(DynamoDbClient.builder()), Setting.STATE_TABLE.from(variables));
  }

  private static WatchStrangers strangers(
      Map<String, String> variables, DatabasePair servers, StateWriter states, Notifier notifier) {
    DynamoDbClient dynamoDb = CallLimits.QUICK.client(DynamoDbClient.builder());
    String table = Setting.STATE_TABLE.from(variables);
    return new WatchStrangers(
        servers,
        states,
        new DynamoDbForeignRecords(dynamoDb, table, Clock.systemUTC()),
        verdicts(variables)::withdrawPass,
        notifier);
  }

  private static TailCheck tailCheck(Map<String, String> variables, CredentialSource secrets) {
    return new NewestRowsTailCheck(
        ValidationServers.of(variables, secrets, TAIL_LIMITS), TAIL_ROWS);
  }
}
