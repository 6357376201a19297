package com.paymentmigration.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.config.ConfigurationException;
import com.paymentmigration.config.ContextReader;
import com.paymentmigration.config.ParameterDefinition;
import com.paymentmigration.config.Region;
import com.paymentmigration.cutover.MigrationWorkflow;
import com.paymentmigration.testsupport.TestStacks;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One deployment: values by key, as JSON, over the profile of cdk.json.
 *
 * @param values keys of the profile (with a dot), and of the context
 */
record Row(Map<String, String> values) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String GIVEN = "everything given";
  private static final String REGIONAL = ParameterDefinition.CERTIFICATE_ARN.contextKey();

  /** Context of cdk.json by profile, read once. */
  private static final Map<String, Map<String, Object>> SELECTED = new LinkedHashMap<>();

  /** The row that takes these choices of {@code factors}; open ones stay as in cdk.json. */
  static Row of(List<Factor> factors, int[] choices) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int index = 0; index < choices.length; index++) {
      if (choices[index] != Pairwise.OPEN) {
        values.putAll(factors.get(index).choices().get(choices[index]));
      }
    }
    return new Row(values);
  }

  /** Whether the app accepts it. */
  boolean isValid() {
    try {
      MigrationWorkflow.checkHistory(ContextReader.read(context()).profile().traffic());
      return true;
    } catch (ConfigurationException refused) {
      return false;
    }
  }

  /** Context as the command line hands it over. */
  Map<String, Object> context() {
    JsonNode name = json(values.getOrDefault(Options.PROFILE, "\"staging\""));
    Map<String, Object> context =
        new LinkedHashMap<>(SELECTED.computeIfAbsent(name.asText(), TestStacks::selected));
    ObjectNode profiles = MAPPER.valueToTree(context.get("profiles"));
    values.forEach(
        (key, value) -> {
          int dot = key.indexOf('.');
          if (dot > 0) {
            ((ObjectNode) profiles.path(name.asText()).path(key.substring(0, dot)))
                .set(key.substring(dot + 1), json(value));
          } else if (key.equals(Options.PARAMETERS)) {
            if (json(value).asText().equals(GIVEN)) {
              parameters(context);
            }
          } else {
            context.put(key, json(value).asText());
          }
        });
    if (context.containsKey(REGIONAL)) {
      regional(context);
    }
    context.put("profiles", MAPPER.convertValue(profiles, Map.class));
    context.put("@aws-cdk/core:validateAgainstDefaultRules", true);
    return context;
  }

  /** In the middle of a migration, with everything that the account brings. */
  private static void parameters(Map<String, Object> context) {
    // The last phase: in the ones before, protection is on, which no first deployment may have.
    context.put("migrationPhase", "retire");
    context.put("activeEnvironment", "green");
    context.put("greenTrafficWeight", "100");
    context.put("migrationStatus", "SWITCHED");
    for (ParameterDefinition parameter : ParameterDefinition.values()) {
      parameter
          .allowedPattern()
          .ifPresent(pattern -> context.putIfAbsent(parameter.contextKey(), example(parameter)));
    }
  }

  /** Examples are of the default region; certificate and zones are of the stack's own. */
  private static void regional(Map<String, Object> context) {
    Region region =
        Arrays.stream(Region.values())
            .filter(each -> each.key().equals(context.get(Options.REGION)))
            .findFirst()
            .orElse(Region.DEFAULT);
    context.computeIfPresent(
        REGIONAL, (key, arn) -> arn.toString().replace(Region.DEFAULT.key(), region.key()));
    context.put(ParameterDefinition.AVAILABILITY_ZONES.contextKey(), region.defaultZones());
  }

  /** The example that the parameter's own constraint gives: "values like X (pattern)". */
  private static String example(ParameterDefinition parameter) {
    return parameter.constraint().replaceFirst("^values like (\\S+) .*$", "$1");
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
