package com.paymentmigration.client.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.client.WriterPointer;
import com.paymentmigration.client.WriterTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** How the state item is read. */
class DynamoDbStateTest {
  private final Map<String, AttributeValue> item = new TreeMap<>();
  private final List<GetItemRequest> requests = new ArrayList<>();
  private final DynamoDbState state = new DynamoDbState(new Client(), "MigrationState");

  private void says(String writer) {
    item.put("writer", AttributeValue.fromS(writer));
    item.put("epoch", AttributeValue.fromN("7"));
    item.put("writerEndpoint", AttributeValue.fromS("blue.example"));
    item.put("writerPort", AttributeValue.fromN("13306"));
    item.put("writerAccount", AttributeValue.fromS("payment_app_blue"));
    item.put("something", AttributeValue.fromBool(true));
  }

  @Test
  void itIsReadConsistentlyAndWithinBounds() {
    says("BLUE");

    assertThat(state.read())
        .isEqualTo(
            WriterPointer.to(
                new WriterTarget("BLUE", "blue.example", 13306, "payment_app_blue"), 7));
    GetItemRequest request = requests.get(0);
    assertThat(request.consistentRead()).isTrue();
    assertThat(request.key())
        .containsEntry("id", AttributeValue.fromS("migration"))
        .containsEntry("sort", AttributeValue.fromS("state"))
        .hasSize(2);
    assertThat(request.overrideConfiguration().orElseThrow().apiCallTimeout()).isPresent();
  }

  @Test
  void withoutAWriterTheOtherAttributesAreAbsent() {
    says("NONE");
    item.keySet().retainAll(List.of("writer", "epoch"));

    assertThat(state.read()).isEqualTo(WriterPointer.none(7));
  }

  @Test
  void noItemIsNoPointer() {
    assertThatThrownBy(state::read)
        .hasMessage(
            "table MigrationState has no state item: replication was never armed (migrate start"
                + " --mode replicate)");
  }

  @Test
  void aWriterThatIsNotKnownIsNoPointer() {
    says("PURPLE");

    assertThatThrownBy(state::read)
        .hasMessage("writer: received 'PURPLE', allowed: BLUE, GREEN, NONE");
  }

  @Test
  void anAttributeOfAnotherTypeIsNamed() {
    says("BLUE");
    item.put("writerPort", AttributeValue.fromS("13306"));

    assertThatThrownBy(state::read)
        .hasMessageStartingWith("state item, writerPort: received ")
        .hasMessageEndingWith("allowed: a number");
  }

  private final class Client implements DynamoDbClient {
    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      requests.add(request);
      return GetItemResponse.builder().item(item).build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }
}
