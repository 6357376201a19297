package com.paymentmigration.operator.drill.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.operator.drill.port.AuditTrail;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;

/** CloudTrail. */
final class AwsTrail implements AuditTrail {
  private static final int MOST = 200;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final CloudTrailClient client;

  AwsTrail(CloudTrailClient client) {
    this.client = client;
  }

  @Override
  public List<JsonNode> calls(String event, Instant since) {
    LookupAttribute name =
        LookupAttribute.builder()
            .attributeKey(LookupAttributeKey.EVENT_NAME)
            .attributeValue(event)
            .build();
    return Calls.of(
        "cloudtrail:LookupEvents",
        () ->
            client
                .lookupEventsPaginator(r -> r.startTime(since).lookupAttributes(name))
                .events()
                .stream()
                .limit(MOST)
                .map(each -> json(each.cloudTrailEvent()))
                .toList());
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException("CloudTrail's record is no JSON", notJson);
    }
  }
}
