package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.DynamoDbPauseRequests;
import com.paymentmigration.lambda.aws.DynamoDbStateStore;
import com.paymentmigration.lambda.cutover.PauseRequests;
import com.paymentmigration.lambda.cutover.StateStore;
import com.paymentmigration.lambda.cutover.StateWriter;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.TransientFailureException;
import com.paymentmigration.lambda.domain.Writer;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Wires the state item for any function. */
public final class StateAccess {
  private StateAccess() {}

  /** Time as it is. */
  public static Timing realTime() {
    return new Timing(
        Clock.systemUTC(),
        duration -> {
          try {
            Thread.sleep(duration.toMillis());
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TransientFailureException(
                "interrupted while waiting " + duration, interrupted);
          }
        });
  }

  /**
   * The state item in {@link Setting#STATE_TABLE}. While there is none, it starts with blue as the
   * writer, at {@link Setting#BLUE_CLUSTER_ENDPOINT} and {@link Setting#DATABASE_PORT}; a function
   * that never acts before the first run needs neither.
   */
  public static StateStore store(Map<String, String> variables, Timing timing) {
    return new DynamoDbStateStore(
        CallLimits.PATIENT.client(DynamoDbClient.builder()),
        CallLimits.ONCE.client(DynamoDbClient.builder()),
        Setting.STATE_TABLE.from(variables),
        () -> firstWriter(variables),
        timing.clock(),
        InvokedFunction::arn);
  }

  /** Writes to the state item, each under a token of its own. */
  public static StateWriter writer(Map<String, String> variables, Timing timing) {
    return new StateWriter(store(variables, timing), timing, () -> UUID.randomUUID().toString());
  }

  /** What people said about pausing runs, in the same table. */
  public static PauseRequests pauses(Map<String, String> variables) {
    return new DynamoDbPauseRequests(
        CallLimits.PATIENT.client(DynamoDbClient.builder()), Setting.STATE_TABLE.from(variables));
  }

  private static Writer.Serving firstWriter(Map<String, String> variables) {
    return new Writer.Serving(
        Environment.BLUE,
        Setting.BLUE_CLUSTER_ENDPOINT.from(variables),
        Numbers.positive(Setting.DATABASE_PORT, variables),
        DatabaseAccount.application(Environment.BLUE).username());
  }
}
