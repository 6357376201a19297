package com.paymentmigration.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the workflows in docs/ci promise to those who copy them. */
class CiExamplesTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final YAMLMapper YAML = new YAMLMapper();

  private static JsonNode read(String file) throws IOException {
    return YAML.readTree(Files.readString(ROOT.resolve("docs/ci").resolve(file)));
  }

  private static List<JsonNode> steps(JsonNode workflow) {
    List<JsonNode> steps = new ArrayList<>();
    workflow.path("jobs").forEach(job -> job.path("steps").forEach(steps::add));
    return steps;
  }

  @ParameterizedTest
  @ValueSource(strings = {"pull-request.yml", "deploy.yml"})
  void everyJobHasATimeLimitAndOnlyWhatTakesARoleGetsAnIdentity(String file) throws IOException {
    JsonNode workflow = read(file);

    assertThat(workflow.path("permissions").toString()).isEqualTo("{\"contents\":\"read\"}");
    assertThat(workflow.path("jobs")).isNotEmpty();
    for (JsonNode job : workflow.path("jobs")) {
      assertThat(job.path("timeout-minutes").asInt()).isBetween(1, 180);
      boolean takesRole = job.path("steps").toString().contains("role-to-assume");
      assertThat(job.path("permissions").path("id-token").asText())
          .isEqualTo(takesRole ? "write" : "");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pull-request.yml", "deploy.yml"})
  void noKeyIsStoredAndNoOutsidersTextGetsIntoAScript(String file) throws IOException {
    JsonNode workflow = read(file);

    assertThat(workflow.toString()).doesNotContain("secrets.", "aws-access-key-id");
    for (JsonNode step : steps(workflow)) {
      assertThat(step.path("run").asText()).doesNotContain("${{");
      assertThat(step.path("uses").asText()).matches("|[a-z-]+/[a-z-]+@v?[0-9a-f.]+");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pull-request.yml", "deploy.yml"})
  void theyUseTheVersionsThatThisRepositoryIsTestedWith(String file) throws IOException {
    Matcher pinned =
        Pattern.compile("cdk_version=([0-9.]+)").matcher(Files.readString(ROOT.resolve(".ci/run")));
    assertThat(pinned.find()).isTrue();

    for (JsonNode step : steps(read(file))) {
      if (step.path("run").asText().contains("aws-cdk")) {
        assertThat(step.path("run").asText()).contains("aws-cdk@" + pinned.group(1) + " ");
      }
      if (step.path("uses").asText().startsWith("actions/setup-java")) {
        assertThat(step.path("with").path("java-version").asText()).isEqualTo("17");
      }
    }
  }

  @Test
  void onlyAnApprovedJobDeploysAndAForkNeverDiffs() throws IOException {
    JsonNode deploy = read("deploy.yml");
    List<String> deploying = new ArrayList<>();
    deploy
        .path("jobs")
        .properties()
        .forEach(
            job -> {
              if (job.getValue().toString().contains(" deploy ")) {
                deploying.add(job.getValue().path("environment").asText());
              }
            });

    assertThat(deploying)
        .singleElement()
        .asString()
        .startsWith("${{ startsWith(inputs.environmentName, 'prod-') && 'production' ||");
    assertThat(deploy.path("on").fieldNames()).toIterable().containsExactly("workflow_dispatch");
    assertThat(deploy.path("concurrency").path("cancel-in-progress").asBoolean(true)).isFalse();
    assertThat(read("pull-request.yml").path("jobs").path("diff").path("if").asText())
        .isEqualTo("github.event.pull_request.head.repo.full_name == github.repository");
  }

  @Test
  void whatIsDeployedIsTheEnvironmentThatWasTyped() throws IOException {
    JsonNode deploy = read("deploy.yml");
    JsonNode synthesize =
        steps(deploy).stream()
            .filter(step -> step.path("name").asText().equals("Synthesize"))
            .findFirst()
            .orElseThrow();

    assertThat(synthesize.path("env").path("NAME").asText())
        .isEqualTo("${{ inputs.environmentName }}");
    assertThat(synthesize.path("run").asText())
        .contains("-c \"environmentName=$NAME\"", "-c \"profile=${NAME%%-*}\"");
    assertThat(deploy.at("/on/workflow_dispatch/inputs/environmentName/required").asBoolean())
        .isTrue();
  }

  @Test
  void aPullRequestRunsTheReadmesTestCommand() throws IOException {
    assertThat(steps(read("pull-request.yml")))
        .anyMatch(step -> step.path("run").asText().equals("./mvnw verify"));
  }

  @Test
  void thePhasesOfTheDeploymentAreThoseOfTheStack() throws IOException {
    List<String> options = new ArrayList<>();
    read("deploy.yml")
        .path("on")
        .path("workflow_dispatch")
        .path("inputs")
        .path("phase")
        .path("options")
        .forEach(option -> options.add(option.asText()));

    assertThat(options).containsExactly("unchanged", "prepare", "migrate", "stabilize", "retire");
  }

  @Test
  void theRolesTrustOneRepositoryExactlyAndMayDoTheLeast() throws IOException {
    JsonNode resources = read("oidc-roles.yaml").path("Resources");
    List<String> subjects = new ArrayList<>();
    TreeSet<String> actions = new TreeSet<>();
    for (JsonNode resource : resources) {
      for (JsonNode statement :
          resource.path("Properties").path("AssumeRolePolicyDocument").path("Statement")) {
        JsonNode equal = statement.path("Condition").path("StringEquals");
        assertThat(equal.path("token.actions.githubusercontent.com:aud").asText())
            .isEqualTo("sts.amazonaws.com");
        subjects.add(
            equal.path("token.actions.githubusercontent.com:sub").path("Fn::Sub").asText());
      }
      for (JsonNode statement :
          resource.path("Properties").path("PolicyDocument").path("Statement")) {
        JsonNode named = statement.path("Action");
        (named.isArray() ? named : List.of(named)).forEach(action -> actions.add(action.asText()));
        assertThat(statement.path("Resource").toString()).doesNotContain("\"*\"");
      }
    }

    assertThat(subjects)
        .containsExactly(
            "repo:${Repository}:pull_request",
            "repo:${Repository}:environment:${GitHubEnvironment}");
    assertThat(actions)
        .containsExactly(
            "cloudformation:DescribeStacks", "cloudformation:GetTemplate", "sts:AssumeRole");
  }
}
