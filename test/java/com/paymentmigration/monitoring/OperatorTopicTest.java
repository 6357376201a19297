package com.paymentmigration.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.NagFindings;
import com.paymentmigration.testsupport.Resources;
import com.paymentmigration.testsupport.TestStacks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kms.Key;

class OperatorTopicTest {
  private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/operations";
  private final Stack stack = TestStacks.stack();
  private Resources resources;

  @BeforeEach
  void aTopic() {
    new OperatorTopic(stack, "Tested", Key.fromKeyArn(stack, "Key", KEY), "team@example.com");
    resources = Resources.of(Template.fromStack(stack));
  }

  private Map<String, Object> only(String type) {
    return resources.propertiesOf(type).values().iterator().next();
  }

  @Test
  void theTopicIsTwoResourcesThatDriftDetectionKnows() {
    assertThat(resources.countByType())
        .containsExactly(
            Map.entry("AWS::SNS::Topic", 1), Map.entry("AWS::SNS::TopicInlinePolicy", 1));
  }

  @Test
  void itIsEncryptedWithTheCustomerKeyAndNamesItsReader() {
    assertThat(only("AWS::SNS::Topic"))
        .containsEntry("KmsMasterKeyId", KEY)
        .containsEntry(
            "Subscription", List.of(Map.of("Protocol", "email", "Endpoint", "team@example.com")));
  }

  @Test
  void nobodyPublishesWithoutTls() {
    assertThat(
            Resources.statements(only("AWS::SNS::TopicInlinePolicy").get("PolicyDocument")).stream()
                .filter(statement -> "Deny".equals(statement.get("Effect"))))
        .singleElement()
        .satisfies(
            statement ->
                assertThat(statement.get("Condition"))
                    .isEqualTo(Map.of("Bool", Map.of("aws:SecureTransport", "false"))));
  }

  @Test
  void onlyAlarmsOfThisAccountPublishWithoutARole() {
    assertThat(
            Resources.statements(only("AWS::SNS::TopicInlinePolicy").get("PolicyDocument")).stream()
                .filter(statement -> "Allow".equals(statement.get("Effect"))))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.get("Principal"))
                  .isEqualTo(Map.of("Service", "cloudwatch.amazonaws.com"));
              assertThat(statement.get("Condition").toString()).contains("aws:SourceAccount");
            });
  }

  @Test
  void nothingIsLeftToFind() {
    assertThat(NagFindings.of(stack)).isEmpty();
  }
}
