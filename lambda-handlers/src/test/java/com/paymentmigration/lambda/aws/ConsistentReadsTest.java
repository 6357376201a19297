package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * Whoever decides by an item reads it consistently: the emulator always does, so it cannot show one
 * that does not.
 */
class ConsistentReadsTest {
  private final List<GetItemRequest> asked = new ArrayList<>();
  private final DynamoDbClient client = new StubClient();

  @Test
  void theStateItemAndItsAuditEventsAreReadConsistently() {
    DynamoDbStateStore store =
        new DynamoDbStateStore(
            client,
            client,
            "table",
            () -> new Writer.Serving(Environment.BLUE, "blue.test", 3307, "payment_app_blue"),
            () -> Instant.EPOCH,
            () -> "");
    store.read();
    store.event(1, 1);

    assertConsistent(2);
  }

  @Test
  void theStateIsShownAsItIs() {
    new StateTableReader(client, "table").state();

    assertConsistent(1);
  }

  @Test
  void theRecordedVerdictIsReadConsistentlyBeforeItCountsAndBeforeItIsWithdrawn() {
    DynamoDbRecordedVerdicts verdicts = new DynamoDbRecordedVerdicts(client, "table");
    verdicts.latest();
    verdicts.withdrawPass("foreign");

    assertConsistent(2);
  }

  private void assertConsistent(int reads) {
    assertThat(asked).hasSize(reads).allMatch(request -> request.consistentRead());
  }

  private final class StubClient implements DynamoDbClient {
    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      asked.add(request);
      return GetItemResponse.builder().item(Map.of()).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
