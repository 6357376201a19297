package com.paymentmigration.operator.drill.paper;

import com.paymentmigration.operator.drill.AccountQuestion;
import com.paymentmigration.operator.drill.DrillRecord;
import com.paymentmigration.operator.drill.DrillSite;
import com.paymentmigration.operator.drill.Proof;
import com.paymentmigration.operator.report.Question;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that an auditor keeps of one call of the command; its components are the keys of the JSON.
 *
 * @param schema version of the JSON form
 * @param tool name and version of the command
 * @param stack name of the stack
 * @param stackId its ARN
 * @param environment name of the environment
 * @param region id of the region
 * @param account twelve digits
 * @param caller ARN of who played
 * @param began when the command began
 * @param ended when it ended
 * @param facts versions and states, by name
 * @param putRight what an earlier run had left and this one put right; empty if nothing
 * @param drills every drill, in order, also those that were not played
 * @param questions what only an account can answer, with what was found
 */
public record DrillReport(
    int schema,
    String tool,
    String stack,
    String stackId,
    String environment,
    String region,
    String account,
    String caller,
    Instant began,
    Instant ended,
    Map<String, String> facts,
    String putRight,
    List<DrillRecord> drills,
    List<Question> questions) {
  /** Version of the JSON form; a key that goes or changes its meaning makes it the next one. */
  public static final int SCHEMA = 1;

  /** Copies. */
  public DrillReport {
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    drills = List.copyOf(drills);
    questions = List.copyOf(questions);
  }

  /** The report of {@code drills} on {@code site}. */
  public static DrillReport of(
      DrillSite site,
      String tool,
      Instant began,
      Instant ended,
      Map<String, String> facts,
      String putRight,
      List<DrillRecord> drills) {
    return new DrillReport(
        SCHEMA,
        tool,
        site.stack(),
        site.stackId(),
        site.environmentName(),
        site.region(),
        site.account(),
        site.caller(),
        began,
        ended,
        facts,
        putRight,
        drills,
        Arrays.stream(AccountQuestion.values()).map(each -> question(each, drills)).toList());
  }

  /** How many drills came to {@code proof}. */
  public long count(Proof proof) {
    return drills.stream().filter(each -> each.outcome().proof() == proof).count();
  }

  /**
   * 1 if a claim was refuted or something could not be put right; else 2 if a drill that was asked
   * for was not played, or nothing was proved; else 0.
   */
  public int exitCode() {
    if (count(Proof.REFUTED) > 0 || drills.stream().anyMatch(DrillRecord::leftChanged)) {
      return 1;
    }
    boolean hindered =
        drills.stream()
            .map(DrillRecord::outcome)
            .anyMatch(each -> each.hindrance() != null && !each.hindrance().byChoice());
    return hindered || count(Proof.PROVED) == 0 ? 2 : 0;
  }

  /** Counts in words. */
  public String summary() {
    return count(Proof.PROVED)
        + " proved, "
        + count(Proof.REFUTED)
        + " refuted, "
        + count(Proof.NOT_PLAYED)
        + " not played";
  }

  private static Question question(AccountQuestion question, List<DrillRecord> drills) {
    List<DrillRecord> asking =
        drills.stream()
            .filter(each -> each.plan().questions().contains(question.number()))
            .toList();
    String answer =
        asking.stream()
            .filter(each -> each.outcome().proof() != Proof.NOT_PLAYED)
            .map(
                each ->
                    (each.outcome().proof() == Proof.PROVED ? "yes: " : "no: ")
                        + each.outcome().text())
            .collect(Collectors.joining("; "));
    String next =
        asking.stream()
            .map(each -> "drill " + each.plan().name())
            .collect(Collectors.joining("; "));
    return new Question(question.number(), question.words(), answer, answer.isEmpty() ? next : "");
  }
}
