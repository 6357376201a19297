package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.language.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What CloudFormation itself parses: rules over parameters, and their patterns.
 *
 * <p>Source: CloudFormation user guide, "CloudFormation template Rules syntax" and "Rule-specific
 * intrinsic function reference": no other functions, parameters only, 2 to 10 conditions in And and
 * Or.
 */
final class TemplateReader {
  private static final int FEWEST_CONDITIONS = 2;
  private static final int MOST_CONDITIONS = 10;
  private static final Set<String> CONDITIONS =
      new TreeSet<>(
          List.of(
              "Fn::And",
              "Fn::Or",
              "Fn::Not",
              "Fn::Equals",
              "Fn::Contains",
              "Fn::EachMemberEquals",
              "Fn::EachMemberIn"));
  private static final Set<String> VALUES =
      new TreeSet<>(List.of("Ref", "Fn::RefAll", "Fn::ValueOf", "Fn::ValueOfAll"));

  private final JsonNode template;
  private final List<Problem> problems = new ArrayList<>();

  private TemplateReader(JsonNode template) {
    this.template = template;
  }

  static void read(JsonNode template, LanguageReport report) {
    for (Map.Entry<String, JsonNode> rule : template.path("Rules").properties()) {
      TemplateReader reader = new TemplateReader(template);
      reader.rule(rule.getValue());
      report.structure(LanguageRule.TEMPLATE_RULE, "/Rules/" + rule.getKey(), reader.problems);
    }
    for (Map.Entry<String, JsonNode> parameter : template.path("Parameters").properties()) {
      JsonNode pattern = parameter.getValue().path("AllowedPattern");
      if (pattern.isTextual()) {
        report.structure(
            LanguageRule.PARAMETER_PATTERN,
            "/Parameters/" + parameter.getKey() + "/AllowedPattern",
            pattern(pattern.asText(), parameter.getValue().path("Default")));
      }
    }
  }

  private static List<Problem> pattern(String pattern, JsonNode value) {
    try {
      Pattern compiled = Pattern.compile(pattern);
      boolean fits = value.isMissingNode() || compiled.matcher(value.asText()).matches();
      return fits
          ? List.of()
          : List.of(new Problem("Default", value.toString(), "a text that matches " + pattern));
    } catch (PatternSyntaxException wrong) {
      return List.of(
          new Problem(
              "position " + (wrong.getIndex() + 1) + " of " + pattern,
              wrong.getDescription(),
              "a Java regular expression"));
    }
  }

  private void rule(JsonNode rule) {
    if (rule.has("RuleCondition")) {
      condition(rule.path("RuleCondition"), "/RuleCondition", 0);
    }
    JsonNode assertions = rule.path("Assertions");
    if (!assertions.isArray() || assertions.isEmpty()) {
      problems.add(new Problem("/Assertions", assertions.toString(), "at least one assertion"));
    }
    for (int index = 0; index < assertions.size(); index++) {
      condition(assertions.get(index).path("Assert"), "/Assertions/" + index + "/Assert", 0);
    }
  }

  private void condition(JsonNode node, String path, int depth) {
    Map.Entry<String, JsonNode> only =
        node.size() == 1 && node.isObject() ? node.properties().iterator().next() : null;
    if (only == null || !CONDITIONS.contains(only.getKey()) || depth > MOST_CONDITIONS) {
      problems.add(
          new Problem(path, node.toString(), "one function of " + String.join(", ", CONDITIONS)));
      return;
    }
    String below = path + "/" + only.getKey();
    JsonNode arguments = only.getValue();
    boolean several = only.getKey().equals("Fn::And") || only.getKey().equals("Fn::Or");
    int least = several ? FEWEST_CONDITIONS : only.getKey().equals("Fn::Not") ? 1 : 2;
    int most = several ? MOST_CONDITIONS : least;
    if (!arguments.isArray() || arguments.size() < least || arguments.size() > most) {
      problems.add(new Problem(below, arguments.size() + " arguments", least + " to " + most));
    }
    boolean nested = several || only.getKey().equals("Fn::Not");
    for (int index = 0; index < arguments.size(); index++) {
      if (nested) {
        condition(arguments.get(index), below + "/" + index, depth + 1);
      } else {
        value(arguments.get(index), below + "/" + index);
      }
    }
  }

  private void value(JsonNode node, String path) {
    if (node.isArray()) {
      node.forEach(each -> value(each, path));
    } else if (node.isObject()) {
      Map.Entry<String, JsonNode> only =
          node.size() == 1 ? node.properties().iterator().next() : null;
      if (only == null || !VALUES.contains(only.getKey())) {
        problems.add(
            new Problem(
                path, node.toString(), "a text or one function of " + String.join(", ", VALUES)));
      } else if (only.getKey().equals("Ref") && !isParameter(only.getValue().asText())) {
        problems.add(
            new Problem(path, only.getValue().asText(), "a parameter: rules see no resources"));
      }
    }
  }

  private boolean isParameter(String name) {
    return template.path("Parameters").has(name) || name.startsWith("AWS::");
  }
}
