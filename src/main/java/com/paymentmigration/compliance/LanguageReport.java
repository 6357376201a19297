package com.paymentmigration.compliance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.language.Problem;
import com.paymentmigration.language.SyntaxException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the languages of a template came to: how much was read, and what is wrong where. */
final class LanguageReport {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST = 300;

  /**
   * Something that a service would refuse.
   *
   * @param rule of which language
   * @param pointer property, from the top of the template
   * @param text the expression, shortened; empty for a structure
   * @param problem where in it, what, and what is allowed
   */
  record Finding(LanguageRule rule, String pointer, String text, Problem problem) {
    /** One line: property, expression, place, received, allowed. */
    String line() {
      return pointer + (text.isEmpty() ? "" : ": " + text) + ": " + problem + ": " + rule.reason();
    }
  }

  private final Map<LanguageRule, Integer> read = new EnumMap<>(LanguageRule.class);
  private final List<Finding> findings = new ArrayList<>();

  /** Counts an expression that was read, and notes what is wrong with it. */
  void structure(LanguageRule rule, String pointer, List<Problem> problems) {
    read.merge(rule, 1, Integer::sum);
    problems.forEach(problem -> findings.add(new Finding(rule, pointer, "", problem)));
  }

  /** Counts a text, and notes the first place where {@code parser} refuses it. */
  void text(LanguageRule rule, String pointer, String text, Runnable parser) {
    read.merge(rule, 1, Integer::sum);
    try {
      parser.run();
    } catch (SyntaxException wrong) {
      refuse(rule, pointer, text, wrong.problem());
    }
  }

  /** The JSON of a text; nothing, and a finding, if it is none. */
  Optional<JsonNode> json(LanguageRule rule, String pointer, String text) {
    try {
      return Optional.of(MAPPER.readTree(text));
    } catch (JsonProcessingException wrong) {
      String where =
          "line "
              + wrong.getLocation().getLineNr()
              + ", column "
              + wrong.getLocation().getColumnNr();
      refuse(rule, pointer, text, new Problem(where, wrong.getOriginalMessage(), "JSON"));
      return Optional.empty();
    }
  }

  void refuse(LanguageRule rule, String pointer, String text, Problem problem) {
    String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    findings.add(new Finding(rule, pointer, shown, problem));
  }

  /** Adds findings that are not here yet; what was read there counts once. */
  void addFindings(LanguageReport other) {
    other.findings.stream().filter(each -> !findings.contains(each)).forEach(findings::add);
  }

  /** Expressions that were read, by language. */
  Map<LanguageRule, Integer> read() {
    return new EnumMap<>(read);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
