package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.required.Comparison;
import com.paymentmigration.required.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs mutations through the gates: the statement first, which answers within milliseconds, then
 * the languages, then everything else for what is left, one mutation of each resource at a time.
 */
final class MutationRun {
  private static final String REGION = "us-east-1";

  /**
   * A mutation and who found it.
   *
   * @param gate {@code statement}, {@code languages}, {@code rules}, or empty if nobody did
   */
  record Result(TemplateMutation mutation, String gate) {
    boolean isCaught() {
      return !gate.isEmpty();
    }
  }

  private final OpenTemplate open;
  private final Statement statement = Statement.load();
  private final Map<TemplateMutation, String> gates = new LinkedHashMap<>();

  private MutationRun(OpenTemplate open) {
    this.open = open;
  }

  static List<Result> of(OpenTemplate open, List<TemplateMutation> mutations) {
    MutationRun run = new MutationRun(open);
    List<TemplateMutation> left = new ArrayList<>();
    for (TemplateMutation each : mutations) {
      String gate = run.quick(each.applied(open));
      run.gates.put(each, gate);
      if (gate.isEmpty()) {
        left.add(each);
      }
    }
    run.slow(left);
    return run.gates.entrySet().stream()
        .map(each -> new Result(each.getKey(), each.getValue()))
        .toList();
  }

  private String quick(JsonNode broken) {
    if (!Comparison.of(statement, broken, REGION).isEmpty()) {
      return "statement";
    }
    return LanguageGate.read(broken).findings().isEmpty() ? "" : "languages";
  }

  private void slow(List<TemplateMutation> left) {
    Set<String> before = findings(whole());
    List<TemplateMutation> open = new ArrayList<>(left);
    while (!open.isEmpty()) {
      Map<String, TemplateMutation> round = new LinkedHashMap<>();
      open.forEach(each -> round.putIfAbsent(each.section() + "/" + each.as(), each));
      open.removeAll(round.values());
      judge(round, before);
    }
  }

  private void judge(Map<String, TemplateMutation> round, Set<String> before) {
    ObjectNode broken = whole();
    for (TemplateMutation each : round.values()) {
      JsonNode changed = each.applied(open).path(each.section());
      ObjectNode entries = (ObjectNode) broken.path(each.section());
      if (changed.has(each.as())) {
        entries.set(each.as(), changed.path(each.as()));
      } else {
        entries.remove(each.as());
      }
    }
    Set<String> found = findings(broken);
    found.removeAll(before);
    for (TemplateMutation each : round.values()) {
      boolean resource = each.section().equals("Resources");
      if (found.stream().anyMatch(at -> at.endsWith(" " + (resource ? each.as() : "")))) {
        gates.put(each, "rules");
      }
    }
  }

  private ObjectNode whole() {
    ObjectNode whole = open.root().objectNode().setAll(open.root());
    ObjectNode resources = whole.objectNode();
    open.root()
        .path("Resources")
        .properties()
        .forEach(each -> resources.set(each.getKey(), open.closed(each.getValue())));
    whole.set("Resources", resources);
    return whole.deepCopy();
  }

  private static Set<String> findings(JsonNode template) {
    return GateRun.errors(template).stream()
        .map(each -> each.rule() + " " + each.logicalId())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
