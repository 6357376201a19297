package com.paymentmigration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.testsupport.Definition;
import com.paymentmigration.testsupport.WholeStack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

/** What can ring or halt at night has its place in the runbook, and nothing else has. */
class RunbookTest {
  private static final WholeStack STACK = WholeStack.selected();
  private static final MarkdownFile RUNBOOK = Repository.document("docs/runbook.md");
  private static final Pattern SQL =
      Pattern.compile(
          "(`|^ *)(SHOW|SELECT|ALTER USER|SET SESSION|XA|mysqlbinlog) ?[@A-Z…-]",
          Pattern.MULTILINE);
  private static final String REASONS = "| the reason begins";
  private static final String DETAILS = "| the text contains";

  /** Descriptions by the last part of the alarm's construct path. */
  private static Map<String, String> alarms() {
    Map<String, String> alarms = new TreeMap<>();
    for (String type : List.of("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm")) {
      STACK
          .ofType(type)
          .forEach(
              (id, alarm) -> {
                String path = STACK.path(id);
                alarms.put(
                    path.substring(path.lastIndexOf('/') + 1),
                    alarm.at("/Properties/AlarmDescription").asText());
              });
    }
    return alarms;
  }

  @Test
  void everyAlarmHasASectionAndEverySectionAnAlarm() {
    assertThat(Sections.below(RUNBOOK, "Alarms"))
        .containsExactlyInAnyOrderElementsOf(alarms().keySet());
  }

  @Test
  void everyAlarmSaysWhatToDoFirstAndWhereItsSectionIs() {
    alarms()
        .forEach(
            (name, description) ->
                assertThat(description)
                    .as(name)
                    .contains(" First: ")
                    .endsWith(" Then: docs/runbook.md#" + MarkdownFile.anchor(name)));
  }

  @Test
  void everyStepThatMayEndInHaltIsExplained() {
    List<String> steps =
        rollback().states().entrySet().stream()
            .filter(state -> catches(state.getValue(), "Halt"))
            .map(Map.Entry::getKey)
            .toList();

    assertThat(Sections.codeOfFirstCells(RUNBOOK, "| step |"))
        .flatExtracting(cell -> cell)
        .containsExactlyInAnyOrderElementsOf(steps);
  }

  @Test
  void everyReasonToHaltThatTheCodeGivesIsExplained() {
    String unreachable = String.join("", Messages.in("RecoverWriter", "String reason ="));
    TreeSet<String> given = new TreeSet<>(Messages.in("WriterBack", "Outcome.HALTED,"));
    Messages.in("RecoverWriter", "Outcome.HALTED,").forEach(end -> given.add(unreachable + end));

    assertThat(given).hasSize(3);
    assertThat(unexplained(given, REASONS)).isEmpty();
  }

  @Test
  void everyReasonThatAMoveIsGivenUpForIsExplained() {
    TreeSet<String> given = new TreeSet<>(Messages.in("Fence", "require("));
    for (String source :
        List.of("Fence", "CatchUp", "Channel", "LockedServer", "MoveWriter", "AccountStatements")) {
      for (String thrown : List.of("MoveAborted", "TransientFailure", "DatabaseUnreachable")) {
        given.addAll(Messages.in(source, thrown + "Exception("));
      }
    }
    // These put a word before a message that is explained itself.
    given.removeAll(List.of("move: ", "move given up: ", "fence: "));

    assertThat(given).hasSizeGreaterThan(15);
    assertThat(unexplained(given, DETAILS)).isEmpty();
  }

  @Test
  void aReasonThatNobodyExplainsIsFound() {
    assertThat(unexplained(new TreeSet<>(List.of("the moon is full")), DETAILS)).hasSize(1);
  }

  @Test
  void noReasonIsExplainedThatNoCodeGives() {
    StringBuilder sources = new StringBuilder();
    for (String source :
        List.of(
            "RecoverWriter",
            "WriterBack",
            "Fence",
            "CatchUp",
            "Channel",
            "LockedServer",
            "Strangers",
            "AccountStatements",
            "BinaryLog")) {
      sources.append(Repository.javaSource(source));
    }
    sources.append(Repository.javaSource("MoveWriter"));

    for (String head : List.of(REASONS, DETAILS)) {
      assertThat(Sections.codeOfFirstCells(RUNBOOK, head))
          .flatExtracting(cell -> cell)
          .allSatisfy(fragment -> assertThat(sources.toString()).contains(fragment));
    }
  }

  @Test
  void everyProcedureThatNeedsSqlSaysHowToGetAPrompt() {
    assertThat(sectionsWithSql(RUNBOOK.text())).hasSizeGreaterThan(4);
    assertThat(sectionsWithSql(RUNBOOK.text()))
        .allMatch(section -> section.contains("](sql-prompt.md"));
    assertThat(sectionsWithSql("### A\ntext\n### B\n`SHOW GRANTS`\n")).hasSize(1);
  }

  /** Chapters with their sections, from heading to heading, that hold a statement. */
  private static List<String> sectionsWithSql(String text) {
    return Pattern.compile("(?m)^(?=##+ )")
        .splitAsStream(text)
        .filter(section -> SQL.matcher(section).find())
        .toList();
  }

  /** Messages for which no row of the table has all its fragments in them. */
  private static List<String> unexplained(Set<String> given, String head) {
    List<List<String>> rows = Sections.codeOfFirstCells(RUNBOOK, head);
    return given.stream()
        .filter(text -> rows.stream().noneMatch(row -> row.stream().allMatch(text::contains)))
        .toList();
  }

  private static boolean catches(JsonNode state, String next) {
    for (JsonNode each : state.path("Catch")) {
      if (each.path("Next").asText().equals(next)) {
        return true;
      }
    }
    return false;
  }

  private static Definition rollback() {
    return Definition.of(Template.fromString(STACK.text()), "RollbackWorkflow");
  }
}
