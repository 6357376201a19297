package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.cutover.LostReplyException;
import com.paymentmigration.lambda.cutover.StateConflictException;
import com.paymentmigration.lambda.cutover.StateStore;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.TransientFailureException;
import com.paymentmigration.lambda.domain.Writer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * The state item and its audit events in DynamoDB. Both are written by one transaction, so there is
 * no change without its event and no event without its change. Each event that is known to be
 * written also becomes a line of the function's log, which the function can only append to.
 */
public final class DynamoDbStateStore implements StateStore {
  private static final String ABSENT = "attribute_not_exists(" + ItemKeys.ID + ")";

  private static final String UNCHANGED = "version = :version AND epoch = :epoch";

  private static final String CONDITION_FAILED = "ConditionalCheckFailed";
  private static final String CONFLICT = "TransactionConflict";

  private final DynamoDbClient reading;
  private final DynamoDbClient writing;
  private final String table;
  private final Supplier<Writer.Serving> firstWriter;
  private final InstantSource clock;
  private final Supplier<String> caller;

  /**
   * A store in {@code table}.
   *
   * @param reading may repeat a request by itself
   * @param writing must not ({@link CallLimits#ONCE}): what a lost reply means is decided above
   * @param firstWriter who writes before the first run: blue; asked only while there is no item
   * @param caller ARN of the function at work, for the audit events; may be empty
   */
  public DynamoDbStateStore(
      DynamoDbClient reading,
      DynamoDbClient writing,
      String table,
      Supplier<Writer.Serving> firstWriter,
      InstantSource clock,
      Supplier<String> caller) {
    this.reading = reading;
    this.writing = writing;
    this.table = table;
    this.firstWriter = firstWriter;
    this.clock = clock;
    this.caller = caller;
  }

  @Override
  public MigrationState read() {
    return get(StateItem.key())
        .map(StateItem::parse)
        .orElseGet(() -> MigrationState.initial(firstWriter.get(), clock.instant()));
  }

  @Override
  public Optional<AuditEvent> event(long epoch, long version) {
    Optional<AuditEvent> stored = get(AuditItem.key(epoch, version)).map(AuditItem::parse);
    stored.ifPresent(AuditCopy::write);
    return stored;
  }

  @Override
  public String caller() {
    return caller.get();
  }

  @Override
  public void write(MigrationState expected, MigrationState next, AuditEvent event) {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .clientRequestToken(requestToken(event))
            .transactItems(
                TransactWriteItem.builder().put(statePut(expected, next)).build(),
                TransactWriteItem.builder().put(auditPut(event)).build())
            .build();
    try {
      writing.transactWriteItems(request);
      AuditCopy.write(event);
    } catch (TransactionCanceledException cancelled) {
      throw meaning(cancelled, expected);
    } catch (TransactionInProgressException sameTokenAtWork) {
      throw lost(next, sameTokenAtWork);
    } catch (DynamoDbException answer) {
      if (answer.isThrottlingException()) {
        throw new TransientFailureException("state item: " + answer.getMessage(), answer);
      }
      if (Failures.mayPass(answer)) {
        throw lost(next, answer);
      }
      throw new MigrationException("state item: " + answer.getMessage(), answer);
    } catch (SdkClientException noAnswer) {
      throw lost(next, noAnswer);
    }
  }

  private Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
    return Failures.translated(
        "item " + key.get(ItemKeys.SORT).s(),
        () ->
            Optional.of(
                    reading.getItem(r -> r.tableName(table).key(key).consistentRead(true)).item())
                .filter(item -> !item.isEmpty()));
  }

  private Put statePut(MigrationState expected, MigrationState next) {
    Put.Builder put = Put.builder().tableName(table).item(StateItem.of(next));
    if (expected.version() == 0) {
      return put.conditionExpression(ABSENT).build();
    }
    Map<String, AttributeValue> values = new TreeMap<>();
    values.put(":version", Attributes.number(expected.version()));
    values.put(":epoch", Attributes.number(expected.epoch()));
    return put.conditionExpression(UNCHANGED).expressionAttributeValues(values).build();
  }

  private Put auditPut(AuditEvent event) {
    return Put.builder()
        .tableName(table)
        .item(AuditItem.of(event))
        .conditionExpression(ABSENT)
        .build();
  }

  /** DynamoDB takes 36 characters: the event's token, whatever its length, as a name-based UUID. */
  private static String requestToken(AuditEvent event) {
    return UUID.nameUUIDFromBytes(event.token().getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static MigrationException meaning(
      TransactionCanceledException cancelled, MigrationState expected) {
    boolean lostTheRace =
        cancelled.cancellationReasons().stream()
            .map(CancellationReason::code)
            .anyMatch(code -> CONDITION_FAILED.equals(code) || CONFLICT.equals(code));
    if (lostTheRace) {
      return new StateConflictException(expected.epoch(), expected.version());
    }
    return new TransientFailureException(
        "state item: transaction cancelled: " + cancelled.cancellationReasons(), cancelled);
  }

  private static LostReplyException lost(MigrationState next, Exception cause) {
    return new LostReplyException(
        "state item: no answer to the write of version "
            + next.version()
            + " of epoch "
            + next.epoch(),
        cause);
  }
}
