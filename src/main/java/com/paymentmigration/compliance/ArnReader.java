package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.language.Arn;
import com.paymentmigration.language.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Resource names outside policies: what is called, watched, encrypted or allowed to call. A name of
 * another form is refused by the service, or names nothing.
 */
final class ArnReader implements LanguageReader {
  /** Documents that {@link PolicyReader} reads. */
  private static final Set<String> POLICIES =
      Set.of(
          "AccessPolicy",
          "AssumeRolePolicyDocument",
          "KeyPolicy",
          "PolicyDocument",
          "ResourcePolicy");

  @Override
  public void read(Resource resource, LanguageReport report) {
    walk(resource.properties(), resource.pointer(""), report);
  }

  private static void walk(JsonNode node, String pointer, LanguageReport report) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!POLICIES.contains(field.getKey())) {
        walk(field.getValue(), below(pointer, field.getKey()), report);
      }
    }
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      walk(node.get(index), below(pointer, String.valueOf(index)), report);
    }
    if (node.isTextual() && node.asText().startsWith("arn:")) {
      report.structure(LanguageRule.ARN, pointer, problems(node.asText()));
    }
  }

  private static String below(String pointer, String name) {
    return pointer + (pointer.endsWith("/") ? "" : "/") + name;
  }

  private static List<Problem> problems(String arn) {
    return Arn.problem(arn).stream()
        .map(allowed -> new Problem("the resource name", arn, allowed))
        .toList();
  }
}
