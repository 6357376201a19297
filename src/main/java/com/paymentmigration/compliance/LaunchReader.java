package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.language.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What starts something: definitions of state machines, user data of instances. */
final class LaunchReader implements LanguageReader {
  /** EC2 user guide, "Run commands when you launch an EC2 instance with user data input". */
  private static final int LONGEST_USER_DATA_BYTES = 16_384;

  /** Quota of Step Functions, "Maximum size of a state machine definition". */
  private static final int LONGEST_DEFINITION_BYTES = 1_048_576;

  @Override
  public void read(Resource resource, LanguageReport report) {
    if (resource.type().equals("AWS::StepFunctions::StateMachine")) {
      definition(resource, report);
    }
    JsonNode data = resource.properties().at("/LaunchTemplateData/UserData");
    if (data.isTextual()) {
      report.structure(
          LanguageRule.USER_DATA,
          resource.pointer("LaunchTemplateData/UserData"),
          userData(data.asText()));
    }
  }

  private static void definition(Resource resource, LanguageReport report) {
    String property = "DefinitionString";
    String text = resource.properties().path(property).asText();
    String pointer = resource.pointer(property);
    report
        .json(LanguageRule.DEFINITION, pointer, text)
        .ifPresent(
            json -> {
              List<Problem> problems = new ArrayList<>();
              int bytes = text.getBytes(StandardCharsets.UTF_8).length;
              if (bytes > LONGEST_DEFINITION_BYTES) {
                problems.add(
                    new Problem("", bytes + " bytes", "at most " + LONGEST_DEFINITION_BYTES));
              }
              if (!json.path("States").has(json.path("StartAt").asText())) {
                problems.add(
                    new Problem("/StartAt", json.path("StartAt").toString(), "a state of States"));
              }
              report.structure(LanguageRule.DEFINITION, pointer, problems);
            });
  }

  /** User data comes as it is under Fn::Base64, or encoded already. */
  private static List<Problem> userData(String text) {
    String script = isStart(text) ? text : decoded(text);
    List<Problem> problems = new ArrayList<>();
    if (!isStart(script)) {
      problems.add(
          new Problem(
              "line 1",
              script.lines().findFirst().orElse("nothing"),
              "#!, #cloud-config or a MIME header"));
    }
    int bytes = script.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST_USER_DATA_BYTES) {
      problems.add(new Problem("", bytes + " bytes", "at most " + LONGEST_USER_DATA_BYTES));
    }
    return problems;
  }

  private static boolean isStart(String text) {
    return text.startsWith("#!")
        || text.startsWith("#cloud-config")
        || text.startsWith("Content-Type:")
        || text.startsWith("MIME-Version:");
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException plain) {
      return text;
    }
  }
}
