package com.paymentmigration.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Policy documents of IAM, of keys, endpoints, topics, vaults and trusts.
 *
 * <p>Source: IAM user guide, "Grammar of the IAM JSON policy language", and the pages of its
 * elements.
 */
public final class PolicyDocument {
  private static final Set<String> VERSIONS = new TreeSet<>(List.of("2008-10-17", "2012-10-17"));
  private static final Set<String> FIELDS = new TreeSet<>(List.of("Version", "Id", "Statement"));

  private final PolicyKind kind;
  private final List<Problem> problems = new ArrayList<>();

  private PolicyDocument(PolicyKind kind) {
    this.kind = kind;
  }

  /** What IAM, or the resource's service, would refuse of {@code document}. */
  public static List<Problem> problems(JsonNode document, PolicyKind kind) {
    PolicyDocument read = new PolicyDocument(kind);
    read.document(document);
    return read.problems;
  }

  private void document(JsonNode document) {
    for (Map.Entry<String, JsonNode> field : document.properties()) {
      boolean known = FIELDS.contains(field.getKey());
      if (!known || (kind == PolicyKind.IDENTITY && field.getKey().equals("Id"))) {
        refuse("/" + field.getKey(), field.getValue(), "Version and Statement");
      }
    }
    JsonNode version = document.path("Version");
    if (!version.isMissingNode() && !VERSIONS.contains(version.asText())) {
      refuse("/Version", version, String.join(", ", VERSIONS));
    }
    String text = document.toString();
    if (text.contains("${") && !version.asText().equals("2012-10-17")) {
      refuse("/Version", version, "2012-10-17, where there is a policy variable");
    }
    if (text.length() > kind.longest()) {
      problems.add(
          Problem.at(
              "", text.length() + " characters", "at most " + kind.longest() + " characters"));
    }
    JsonNode statements = document.path("Statement");
    if (statements.isEmpty()) {
      refuse("/Statement", statements, "at least one statement");
    } else if (statements.isObject()) {
      statement(statements, "/Statement");
    } else {
      Set<String> ids = new TreeSet<>();
      for (int index = 0; index < statements.size(); index++) {
        String id = statements.get(index).path("Sid").asText();
        if (!id.isEmpty() && !ids.add(id)) {
          refuse(
              "/Statement/" + index + "/Sid",
              statements.get(index).path("Sid"),
              "a Sid that no other statement has");
        }
        statement(statements.get(index), "/Statement/" + index);
      }
    }
  }

  private void statement(JsonNode statement, String path) {
    problems.addAll(new PolicyStatement(kind, statement, path).problems());
  }

  private void refuse(String path, JsonNode value, String allowed) {
    problems.add(Problem.at(path, value, allowed));
  }
}
