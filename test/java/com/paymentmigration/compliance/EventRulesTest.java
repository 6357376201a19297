package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.testsupport.SourceTree;
import com.paymentmigration.testsupport.WholeStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.event.ruler.Machine;

/**
 * The patterns of the stack's rules, judged by the matcher that EventBridge itself uses, on the
 * examples of events that AWS documents: each event that a rule waits for reaches it, and none
 * beside it.
 */
class EventRulesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * A rule with an event that it waits for.
   *
   * @param id logical id
   * @param pattern as EventBridge receives it
   * @param sample the documented example
   */
  record Heard(String id, JsonNode pattern, ObjectNode sample) {
    /** Pointers to what the pattern asks for, with the values that it takes. */
    Map<String, List<String>> asked() {
      Map<String, List<String>> asked = new TreeMap<>();
      collect("", pattern, asked);
      return asked;
    }

    private static void collect(String path, JsonNode node, Map<String, List<String>> asked) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String below = path + "/" + field.getKey();
        if (field.getValue().isArray()) {
          asked.put(below, field.getValue().valueStream().map(JsonNode::asText).toList());
        } else {
          collect(below, field.getValue(), asked);
        }
      }
    }

    /** The example, of something that the pattern names. */
    ObjectNode event() {
      ObjectNode event = sample.deepCopy();
      asked()
          .forEach(
              (pointer, values) -> {
                String own = sample.at(pointer).asText();
                boolean kept = values.contains(own) || pointer.equals("/detail/EventCategories");
                set(event, pointer, kept ? sample.at(pointer) : text(spelled(own, values)));
              });
      return event;
    }

    /** The first value of the same spelling: a cluster's identifier begins with rds: in events. */
    private static String spelled(String own, List<String> values) {
      String prefix = own.startsWith("rds:") ? "rds:" : "";
      return values.stream().filter(value -> value.startsWith(prefix)).findFirst().orElse("");
    }

    @Override
    public String toString() {
      return id + " hears of " + sample.path("detail-type").asText();
    }
  }

  @ParameterizedTest
  @MethodSource("heard")
  void theDocumentedEventHasEveryFieldThatTheRuleAsksFor(Heard heard) {
    assertThat(heard.asked().keySet())
        .allSatisfy(
            pointer ->
                assertThat(heard.sample().at(pointer).isMissingNode()).as(pointer).isFalse());
  }

  @ParameterizedTest
  @MethodSource("heard")
  void theDocumentedEventReachesItsRule(Heard heard) {
    assertThat(rules(heard, heard.event())).containsExactly(heard.id());
  }

  @ParameterizedTest
  @MethodSource("heard")
  void anEventThatDiffersInOneFieldDoesNot(Heard heard) {
    assertThat(heard.asked().keySet())
        .allSatisfy(
            pointer -> {
              ObjectNode event = heard.event();
              set(event, pointer, text("another"));
              assertThat(rules(heard, event)).as(pointer).isEmpty();
            });
  }

  static Stream<Heard> heard() {
    List<Heard> heard = new ArrayList<>();
    Intrinsics intrinsics = new Intrinsics(WholeStack.selected().template());
    WholeStack.selected()
        .ofType("AWS::Events::Rule")
        .forEach(
            (id, rule) -> {
              JsonNode pattern = intrinsics.resolve(rule.at("/Properties/EventPattern"));
              List<ObjectNode> samples =
                  samples().stream().filter(sample -> isOf(sample, pattern)).toList();
              assertThat(pattern.isMissingNode() || !samples.isEmpty()).as(id).isTrue();
              samples.forEach(sample -> heard.add(new Heard(id, pattern, sample)));
            });
    return heard.stream();
  }

  private static boolean isOf(JsonNode sample, JsonNode pattern) {
    return pattern
        .path("detail-type")
        .valueStream()
        .anyMatch(type -> type.equals(sample.path("detail-type")));
  }

  private static List<ObjectNode> samples() {
    return SourceTree.files("test/resources/compliance/events", ".json").stream()
        .map(file -> (ObjectNode) json(SourceTree.text(file)))
        .toList();
  }

  private static List<String> rules(Heard heard, JsonNode event) {
    try {
      Machine machine = Machine.builder().build();
      machine.addRule(heard.id(), heard.pattern().toString());
      return machine.rulesForJSONEvent(event.toString());
    } catch (IOException refused) {
      throw new UncheckedIOException(heard.toString(), refused);
    } catch (Exception unreadable) {
      throw new IllegalStateException(heard.toString(), unreadable);
    }
  }

  private static void set(ObjectNode event, String pointer, JsonNode value) {
    int last = pointer.lastIndexOf('/');
    ((ObjectNode) event.at(pointer.substring(0, last))).set(pointer.substring(last + 1), value);
  }

  private static JsonNode text(String text) {
    return MAPPER.getNodeFactory().textNode(text);
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
