package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.SourceTree;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Values that AWS refuses when it makes a resource ({@code test/resources/compliance/refused.tsv}),
 * each put into the whole template: a gate names the resource first. One value of each resource is
 * broken at a time, because an evaluation of the rules costs seconds.
 */
class RefusedByAwsTest {
  private static final Template WHOLE = Template.of(WholeStack.selected().template());

  /**
   * A row of the table.
   *
   * @param type of the resource
   * @param what is wrong
   * @param pointer of the property, below Properties
   * @param becomes JSON
   */
  record Refused(String type, String what, String pointer, String becomes) {
    void apply(Template template, String logicalId) {
      template.set("/" + logicalId + "/Properties" + pointer, becomes);
    }

    /** Whether the resource has what the pointer leads into. */
    boolean fits(String logicalId) {
      String parent = pointer.substring(0, pointer.lastIndexOf('/'));
      return !WHOLE.json().at("/Resources/" + logicalId + "/Properties" + parent).isMissingNode();
    }

    @Override
    public String toString() {
      return type + ": " + what;
    }
  }

  @Test
  void aGateFindsEach() {
    List<Map<String, Refused>> rounds = rounds();
    Set<String> before = found(WHOLE);
    List<Refused> missed = new ArrayList<>();
    for (Map<String, Refused> round : rounds) {
      Template broken = Template.of(WHOLE.json());
      round.forEach((logicalId, refused) -> refused.apply(broken, logicalId));
      Set<String> found = found(broken);
      found.removeAll(before);
      round.forEach(
          (logicalId, refused) -> {
            if (found.stream().noneMatch(line -> line.startsWith(logicalId + " "))) {
              missed.add(refused);
            }
          });
    }

    assertThat(missed).isEmpty();
  }

  /** Resource and finding of all errors. */
  private static Set<String> found(Template template) {
    Set<String> found = new HashSet<>();
    GateRun.errors(template.json())
        .forEach(error -> found.add(error.logicalId() + " " + error.rule() + " " + error.text()));
    return found;
  }

  /** What is broken together, by logical id. */
  private static List<Map<String, Refused>> rounds() {
    List<Map<String, Refused>> rounds = new ArrayList<>();
    for (Refused refused : table()) {
      List<String> ids = WHOLE.ofType(refused.type()).stream().filter(refused::fits).toList();
      assertThat(ids).as(refused + ": no resource has " + refused.pointer()).isNotEmpty();
      int free = 0;
      String chosen = "";
      while (chosen.isEmpty()) {
        if (free == rounds.size()) {
          rounds.add(new LinkedHashMap<>());
        }
        Map<String, Refused> round = rounds.get(free++);
        chosen = ids.stream().filter(id -> !round.containsKey(id)).findFirst().orElse("");
      }
      rounds.get(free - 1).put(chosen, refused);
    }
    return rounds;
  }

  private static List<Refused> table() {
    String file = "test/resources/compliance/refused.tsv";
    List<String> lines =
        SourceTree.text(SourceTree.path(file))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList();
    return IntStream.range(1, lines.size())
        .mapToObj(line -> lines.get(line).split("\t", -1))
        .map(column -> new Refused(column[0], column[1], column[2], column[3]))
        .toList();
  }
}
