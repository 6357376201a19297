package com.paymentmigration.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of {@code permissions.tsv}: what commands of the documents need, and the policy of this
 * repository that allows it. Which action a command needs is the Service Authorization Reference's.
 *
 * @param policy the file {@code docs/POLICY-policy.json}
 * @param sid name of the statement
 * @param commands {@code service operation}, as the AWS CLI spells them
 * @param actions IAM actions
 * @param resources ARNs with the blanks of the policies in capitals; or {@code *}
 * @param conditions {@code operator key value}, all of which must hold
 * @param why reason for what is not obvious; may be empty
 */
record Permission(
    String policy,
    String sid,
    List<String> commands,
    List<String> actions,
    List<String> resources,
    List<String> conditions,
    String why) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every row. */
  static List<Permission> all() {
    return Repository.read(Repository.ROOT.resolve("test/resources/docs/permissions.tsv"))
        .lines()
        .skip(1)
        .map(line -> of(line.split("\t", -1)))
        .toList();
  }

  private static Permission of(String... cells) {
    return new Permission(
        cells[0],
        cells[1],
        parts(cells[2], "\\|"),
        parts(cells[3], " "),
        parts(cells[4], " "),
        parts(cells[5], "; "),
        cells[6]);
  }

  private static List<String> parts(String cell, String separator) {
    return Stream.of(cell.split(separator)).filter(part -> !part.isEmpty()).toList();
  }

  /** The statement that allows it; without a name, which would count against the policy's size. */
  ObjectNode statement() {
    ObjectNode statement =
        JSON.createObjectNode()
            .put("Effect", "Allow")
            .<ObjectNode>set("Action", oneOrMore(actions))
            .set("Resource", oneOrMore(resources));
    for (String condition : conditions) {
      List<String> words = Arrays.asList(condition.split(" "));
      statement
          .withObjectProperty("Condition")
          .withObjectProperty(words.get(0))
          .put(words.get(1), words.get(2));
    }
    return statement;
  }

  /** Whether a statement of {@code policy} allows it: its actions on its resources. */
  boolean isAllowedBy(JsonNode policy) {
    return actions.stream()
        .allMatch(
            action -> resources.stream().allMatch(resource -> allows(policy, action, resource)));
  }

  private static boolean allows(JsonNode policy, String action, String resource) {
    for (JsonNode statement : policy.path("Statement")) {
      List<String> on = texts(statement.path("Resource"));
      if (texts(statement.path("Action")).contains(action)
          && (on.contains("*") || on.contains(resource))) {
        return true;
      }
    }
    return false;
  }

  /** A text, or the texts of an array. */
  static List<String> texts(JsonNode node) {
    return node.isArray()
        ? Stream.iterate(0, at -> at < node.size(), at -> at + 1)
            .map(at -> node.path(at).asText())
            .toList()
        : List.of(node.asText());
  }

  private static JsonNode oneOrMore(List<String> values) {
    return values.size() == 1 ? JSON.valueToTree(values.get(0)) : JSON.valueToTree(values);
  }
}
