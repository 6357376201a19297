package com.paymentmigration.operator.doctor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Works intrinsic functions out as far as they depend on parameters, mappings and pseudo parameters
 * only. What a resource would answer is unknown before the deployment.
 */
final class Intrinsics {
  private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");

  private final JsonNode template;
  private final ParameterValues parameters;
  private final String region;
  private final String account;

  Intrinsics(JsonNode template, ParameterValues parameters, String region, String account) {
    this.template = template;
    this.parameters = parameters;
    this.region = region;
    this.account = account;
  }

  /** The text that {@code value} becomes; empty if it depends on a resource. */
  Optional<String> text(JsonNode value) {
    if (value.isValueNode() && !value.isNull()) {
      return Optional.of(value.asText());
    }
    if (value.has("Ref")) {
      return reference(value.path("Ref").asText());
    }
    if (value.has("Fn::Sub")) {
      JsonNode form = value.path("Fn::Sub");
      return form.isTextual() ? substituted(form.asText()) : Optional.empty();
    }
    if (value.has("Fn::Join")) {
      return joined(value.path("Fn::Join"));
    }
    if (value.has("Fn::Select")) {
      return selected(value.path("Fn::Select"));
    }
    return value.has("Fn::FindInMap") ? found(value.path("Fn::FindInMap")) : Optional.empty();
  }

  /** An entry of a list that a text is split into, or of a list as it stands. */
  private Optional<String> selected(JsonNode select) {
    int index = select.path(0).asInt();
    JsonNode list = select.path(1);
    if (list.isArray()) {
      return list.has(index) ? text(list.path(index)) : Optional.empty();
    }
    JsonNode split = list.path("Fn::Split");
    String separator = Pattern.quote(split.path(0).asText());
    return text(split.path(1))
        .map(whole -> whole.split(separator, -1))
        .filter(parts -> index < parts.length)
        .map(parts -> parts[index]);
  }

  private Optional<String> reference(String name) {
    return switch (name) {
      case "AWS::Region" -> Optional.of(region);
      case "AWS::AccountId" -> Optional.of(account);
      case "AWS::Partition" -> Optional.of("aws");
      case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
      default -> parameters.of(name);
    };
  }

  /** A text with places such as <code>${AWS::AccountId}</code>. */
  Optional<String> substituted(String form) {
    Matcher place = PLACE.matcher(form);
    StringBuilder text = new StringBuilder();
    while (place.find()) {
      Optional<String> value = reference(place.group(1));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      place.appendReplacement(text, Matcher.quoteReplacement(value.get()));
    }
    return Optional.of(place.appendTail(text).toString());
  }

  private Optional<String> joined(JsonNode join) {
    StringBuilder text = new StringBuilder();
    String joint = "";
    for (JsonNode part : join.path(1)) {
      Optional<String> value = text(part);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      text.append(joint).append(value.get());
      joint = join.path(0).asText();
    }
    return Optional.of(text.toString());
  }

  private Optional<String> found(JsonNode look) {
    JsonNode here = template.path("Mappings");
    for (JsonNode key : look) {
      Optional<String> name = text(key);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      here = here.path(name.get());
    }
    return here.isValueNode() ? Optional.of(here.asText()) : Optional.empty();
  }
}
