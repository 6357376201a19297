package com.paymentmigration.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A first deployment as CloudFormation makes it: what a resource names is made before it, and what
 * does not depend on each other at the same time. When one fails, everything that does not wait for
 * it may be there already; the rollback deletes that, what was made later first.
 *
 * <p>Source: AWS CloudFormation User Guide, "Stack creation and rollback"; Template Reference,
 * "DependsOn attribute", "DeletionPolicy attribute".
 */
final class Birth {
  private static final Pattern SUBSTITUTE = Pattern.compile("\\$\\{([A-Za-z0-9]+)[.}]");

  private final Map<String, JsonNode> resources = new TreeMap<>();
  private final Map<String, Set<String>> needs = new TreeMap<>();
  private final Map<String, Set<String>> closures = new TreeMap<>();
  private final List<String> order;

  Birth(WholeStack stack) {
    stack.resources().forEach(resources::put);
    resources.forEach(
        (id, resource) -> {
          Set<String> named = new TreeSet<>();
          names(resource.path("Properties"), named);
          names(resource.path("DependsOn"), named);
          resource.path("DependsOn").forEach(one -> named.add(one.asText()));
          named.add(resource.path("DependsOn").asText());
          named.retainAll(resources.keySet());
          named.remove(id);
          needs.put(id, named);
        });
    order = sorted();
  }

  /** Every resource, in an order in which they can be made. */
  List<String> order() {
    return order;
  }

  private List<String> sorted() {
    Set<String> made = new LinkedHashSet<>();
    while (made.size() < resources.size()) {
      int before = made.size();
      needs.forEach(
          (id, needed) -> {
            if (made.containsAll(needed)) {
              made.add(id);
            }
          });
      if (made.size() == before) {
        throw new AssertionError("a cycle: " + resources.keySet() + " without " + made);
      }
    }
    return new ArrayList<>(made);
  }

  /** What may have been made when {@code failed} fails: all that does not wait for it. */
  List<String> madeBefore(String failed) {
    return order.stream()
        .filter(id -> !id.equals(failed) && !closure(id).contains(failed))
        .toList();
  }

  /** All that {@code id} waits for, near and far. */
  Set<String> closure(String id) {
    return closures.computeIfAbsent(id, this::everythingBelow);
  }

  private Set<String> everythingBelow(String id) {
    Set<String> all = new TreeSet<>();
    List<String> next = new ArrayList<>(needs.get(id));
    while (!next.isEmpty()) {
      String one = next.remove(next.size() - 1);
      if (all.add(one)) {
        next.addAll(needs.get(one));
      }
    }
    return all;
  }

  private static void names(JsonNode node, Set<String> found) {
    if (node.isTextual()) {
      Matcher substitute = SUBSTITUTE.matcher(node.asText());
      while (substitute.find()) {
        found.add(substitute.group(1));
      }
    }
    if (node.has("Ref")) {
      found.add(node.path("Ref").asText());
    }
    JsonNode attribute = node.path("Fn::GetAtt");
    if (!attribute.isMissingNode()) {
      found.add(
          attribute.isArray()
              ? attribute.path(0).asText()
              : attribute.asText().replaceAll("\\..*", ""));
    }
    node.forEach(child -> names(child, found));
  }
}
