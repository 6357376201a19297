package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.paymentmigration.lambda.cutover.LostReplyException;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.TransientFailureException;
import com.paymentmigration.lambda.domain.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * What each answer to a write means: made, not made, or nobody knows. The emulator answers neither
 * with a server error nor with throttling.
 */
class LostWritesTest {
  private static final Writer.Serving BLUE =
      new Writer.Serving(Environment.BLUE, "blue.test", 3307, "payment_app_blue");
  private static final MigrationState FIRST = MigrationState.initial(BLUE, Instant.EPOCH);

  private final List<TransactWriteItemsRequest> sent = new ArrayList<>();
  private Optional<RuntimeException> answer = Optional.empty();
  private final DynamoDbClient client = new StubClient();
  private final DynamoDbStateStore store =
      new DynamoDbStateStore(client, client, "table", () -> BLUE, () -> Instant.EPOCH, () -> "");

  @Test
  void aWriteThatTheServerFailedAtMayHaveBeenMade() {
    answer = Optional.of(answered(500, "InternalServerError"));

    assertThatThrownBy(() -> write("token")).isInstanceOf(LostReplyException.class);
  }

  @Test
  void theSameWriteUnderWayMayYetBeMade() {
    answer = Optional.of(TransactionInProgressException.builder().message("at work").build());

    assertThatThrownBy(() -> write("token")).isInstanceOf(LostReplyException.class);
  }

  @Test
  void aThrottledWriteWasNotMadeAndMayBeTriedAgain() {
    answer = Optional.of(answered(400, "ThrottlingException"));

    assertThat(catchThrowable(() -> write("token")).getClass())
        .isEqualTo(TransientFailureException.class);
  }

  @Test
  void aRefusedWriteIsAFailure() {
    answer = Optional.of(answered(400, "ValidationException"));

    assertThat(catchThrowable(() -> write("token")).getClass()).isEqualTo(MigrationException.class);
  }

  /** DynamoDB knows a write that it made by its token, for ten minutes. */
  @Test
  void theSameWriteHasTheSameTokenAndAnotherOneAnother() {
    write("one");
    write("one");
    write("two");

    List<String> tokens = sent.stream().map(TransactWriteItemsRequest::clientRequestToken).toList();
    assertThat(tokens.get(1)).isEqualTo(tokens.get(0));
    assertThat(tokens.get(2)).isNotEqualTo(tokens.get(0));
    assertThat(tokens).allMatch(token -> token.length() <= 36);
  }

  @Test
  void eachWriteIsALineOfTheLog() {
    assertThat(loggedBy(() -> write("token")))
        .singleElement()
        .asString()
        .startsWith(AuditCopy.MARK)
        .contains("BEGIN_REPLICATE");
    answer = Optional.of(answered(400, "ValidationException"));
    assertThat(loggedBy(this::writeInVain)).as("a write that was not made").isEmpty();
  }

  private static List<String> loggedBy(Runnable body) {
    Logger logger = (Logger) LoggerFactory.getLogger(AuditCopy.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    try {
      body.run();
    } finally {
      logger.detachAppender(lines);
    }
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private void writeInVain() {
    assertThatThrownBy(() -> write("token")).isInstanceOf(MigrationException.class);
  }

  private void write(String token) {
    MigrationState next = FIRST.next().newEpoch().build();
    store.write(
        FIRST,
        next,
        new AuditEvent(
            next.epoch(),
            next.version(),
            Intent.BEGIN_REPLICATE,
            FIRST.status(),
            next.status(),
            "test",
            "because",
            Instant.EPOCH,
            0,
            token));
  }

  private static RuntimeException answered(int status, String code) {
    return DynamoDbException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("so").build())
        .build();
  }

  private final class StubClient implements DynamoDbClient {
    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      sent.add(request);
      answer.ifPresent(
          failure -> {
            throw failure;
          });
      return TransactWriteItemsResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
