package com.paymentmigration.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.testsupport.SourceTree;
import com.paymentmigration.testsupport.WholeStack;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * What CloudFormation itself refuses under {@code docs/stack-protection.json}, resource by
 * resource: a denial wins, and what nothing allows is denied.
 *
 * <p>Source:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
 */
class StackPolicyTest {
  private static final JsonNode POLICY = policy();
  private static final JsonNode RESOURCES = WholeStack.selected().template().path("Resources");

  @Test
  void whatHoldsDataIsNeitherReplacedNorDeleted() throws IOException {
    List<String> rows =
        Files.readAllLines(SourceTree.path("test/resources/stateful-logical-ids.tsv"));
    assertThat(rows).hasSizeGreaterThan(15);
    for (String row : rows) {
      String type = row.split("\t", -1)[1];
      assertThat(allows("Update:Replace", type)).as("replace " + row).isFalse();
      assertThat(allows("Update:Delete", type)).as("delete " + row).isFalse();
      assertThat(allows("Update:Modify", type)).as("modify " + row).isTrue();
    }
  }

  @Test
  void everyTypeThatTheStackKeepsIsProtected() {
    Set<String> kept = new TreeSet<>();
    for (Map.Entry<String, JsonNode> entry : RESOURCES.properties()) {
      if (entry.getValue().path("DeletionPolicy").asText().startsWith("Retain")
          || entry.getValue().path("DeletionPolicy").asText().equals("Snapshot")) {
        kept.add(entry.getValue().path("Type").asText());
      }
    }
    // Settings, not data: made anew from the template.
    kept.removeIf(type -> type.endsWith("ParameterGroup") || type.endsWith("SubnetGroup"));

    assertThat(kept)
        .isNotEmpty()
        .allSatisfy(type -> assertThat(allows("Update:Delete", type)).isFalse());
  }

  @Test
  void theListenerRuleThatTheReconcileChangesIsModifiedAndEverythingElseMayBeReplaced() {
    assertThat(allows("Update:Modify", "AWS::ElasticLoadBalancingV2::ListenerRule")).isTrue();
    assertThat(allows("Update:Replace", "AWS::CloudWatch::Alarm")).isTrue();
  }

  private static boolean allows(String action, String type) {
    boolean allowed = false;
    for (JsonNode statement : POLICY.path("Statement")) {
      if (names(statement.path("Action"), action) && isFor(statement, type)) {
        if (statement.path("Effect").asText().equals("Deny")) {
          return false;
        }
        allowed = true;
      }
    }
    return allowed;
  }

  private static boolean names(JsonNode actions, String action) {
    Iterable<JsonNode> each = actions.isTextual() ? List.of(actions) : actions;
    return StreamSupport.stream(each.spliterator(), false)
        .map(JsonNode::asText)
        .anyMatch(named -> named.equals(action) || named.equals("Update:*"));
  }

  private static boolean isFor(JsonNode statement, String type) {
    JsonNode types = statement.at("/Condition/StringEquals/ResourceType");
    return types.isMissingNode()
        || StreamSupport.stream(types.spliterator(), false)
            .anyMatch(each -> each.asText().equals(type));
  }

  private static JsonNode policy() {
    try {
      return new ObjectMapper()
          .readTree(Files.readString(SourceTree.path("docs/stack-protection.json")));
    } catch (IOException failure) {
      throw new IllegalStateException("docs/stack-protection.json", failure);
    }
  }
}
