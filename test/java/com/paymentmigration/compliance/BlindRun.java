package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.testsupport.NagFindings;
import com.paymentmigration.testsupport.TestStacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.cloudformation.include.CfnInclude;

/**
 * Breaks the whole template in every property, and notes what no gate finds on the broken resource.
 * One mutation of each resource is made at a time, because an evaluation of the rules costs
 * seconds.
 */
final class BlindRun {
  private final Template whole;
  private int tried;
  private int caughtByRules;
  private int caughtByNag;
  private final Map<String, List<BlindMutation>> survivors = new TreeMap<>();

  BlindRun(Template whole) {
    this.whole = whole;
  }

  int tried() {
    return tried;
  }

  int caughtByRules() {
    return caughtByRules;
  }

  int caughtByNag() {
    return caughtByNag;
  }

  /** Kinds that nothing finds, with how often they were tried. */
  Map<String, Integer> survivors() {
    Map<String, Integer> counts = new TreeMap<>();
    survivors.forEach((kind, mutations) -> counts.put(kind, mutations.size()));
    return counts;
  }

  /**
   * Constraint rules, CloudFormation's rules and the gates in Java, then cdk-nag on what is left.
   */
  void run() {
    BlindMutation.of(whole).values().forEach(each -> tried += each.size());
    List<BlindMutation> missed = missed(rounds(BlindMutation.of(whole)), BlindRun::ruled);
    caughtByRules = tried - missed.size();
    missed.forEach(
        each -> survivors.computeIfAbsent(each.kind(), kind -> new ArrayList<>()).add(each));
    Map<String, List<BlindMutation>> representatives = new LinkedHashMap<>();
    for (List<BlindMutation> kind : survivors.values()) {
      BlindMutation one = leastUsed(kind, representatives);
      representatives.computeIfAbsent(one.logicalId(), id -> new ArrayList<>()).add(one);
    }
    Set<String> left = new HashSet<>();
    missed(rounds(representatives), BlindRun::nagged).forEach(each -> left.add(each.kind()));
    survivors
        .entrySet()
        .removeIf(
            kind -> {
              boolean caught = !left.contains(kind.getKey());
              caughtByNag += caught ? kind.getValue().size() : 0;
              return caught;
            });
  }

  /**
   * Of the resources of a kind, the one with the fewest mutations so far: that makes few rounds.
   */
  private static BlindMutation leastUsed(
      List<BlindMutation> kind, Map<String, List<BlindMutation>> used) {
    BlindMutation least = kind.get(0);
    for (BlindMutation each : kind) {
      if (uses(used, each) < uses(used, least)) {
        least = each;
      }
    }
    return least;
  }

  private static int uses(Map<String, List<BlindMutation>> used, BlindMutation mutation) {
    return used.getOrDefault(mutation.logicalId(), List.of()).size();
  }

  private static List<List<BlindMutation>> rounds(Map<String, List<BlindMutation>> byResource) {
    List<List<BlindMutation>> rounds = new ArrayList<>();
    for (List<BlindMutation> mutations : byResource.values()) {
      for (int round = 0; round < mutations.size(); round++) {
        if (round == rounds.size()) {
          rounds.add(new ArrayList<>());
        }
        rounds.get(round).add(mutations.get(round));
      }
    }
    return rounds;
  }

  /** Those of {@code rounds} on whose resource {@code gates} finds nothing that was not there. */
  private List<BlindMutation> missed(
      List<List<BlindMutation>> rounds, Function<JsonNode, Set<String>> gates) {
    Set<String> before = gates.apply(whole.json());
    List<BlindMutation> missed = new ArrayList<>();
    for (List<BlindMutation> round : rounds) {
      Template broken = Template.of(whole.json());
      round.forEach(mutation -> mutation.apply(broken));
      Set<String> found = new TreeSet<>();
      for (String finding : gates.apply(broken.json())) {
        if (!before.contains(finding)) {
          found.add(finding.substring(finding.lastIndexOf(' ') + 1));
        }
      }
      round.stream().filter(each -> !found.contains(each.logicalId())).forEach(missed::add);
    }
    return missed;
  }

  private static Set<String> ruled(JsonNode template) {
    Set<String> findings = new TreeSet<>();
    GateRun.errors(template).forEach(each -> findings.add(each.rule() + " " + each.logicalId()));
    return findings;
  }

  /** Findings of cdk-nag's packs: the template is read back as constructs. */
  private static Set<String> nagged(JsonNode template) {
    try {
      Path file = Files.createTempFile("template", ".json");
      try {
        Files.writeString(file, template.toString());
        Stack stack = TestStacks.stack();
        CfnInclude.Builder.create(stack, "Included").templateFile(file.toString()).build();
        Set<String> findings = new TreeSet<>();
        for (String finding : NagFindings.of(stack)) {
          findings.add(finding.replaceAll(" @ .*/", " "));
        }
        return findings;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
