package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What CloudFormation refuses by its size alone: no gate reads further, so that each of them
 * answers within seconds on any template.
 *
 * <p>Source: CloudFormation user guide, "Understand CloudFormation quotas": 500 resources, a
 * template of 1 MB in a bucket.
 */
final class TemplateLimits {
  static final int MOST_RESOURCES = 500;
  static final long MOST_BYTES = 1_048_576;

  /** Ours is a tenth of it. */
  static final int DEEPEST = 200;

  private TemplateLimits() {}

  /** What of {@code template} is too large, with the largest that is allowed; empty if nothing. */
  static Optional<String> exceeded(JsonNode template) {
    int resources = template.path("Resources").size();
    if (resources > MOST_RESOURCES) {
      return Optional.of(resources + " resources, allowed: at most " + MOST_RESOURCES);
    }
    Deque<JsonNode> level = new ArrayDeque<>();
    level.add(template);
    for (int depth = 0; !level.isEmpty(); depth++) {
      if (depth > DEEPEST) {
        return Optional.of("more than " + DEEPEST + " levels, allowed: at most " + DEEPEST);
      }
      Deque<JsonNode> below = new ArrayDeque<>();
      level.forEach(each -> each.forEach(below::add));
      level = below;
    }
    return Optional.empty();
  }
}
