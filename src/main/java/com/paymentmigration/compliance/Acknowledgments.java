package com.paymentmigration.compliance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.Construct;
import software.constructs.IConstruct;
import software.constructs.MetadataEntry;

/**
 * Findings that were looked at and accepted, each on the exact construct that draws it, with the
 * reason. Never on the stack or the app: that would hide the next finding of the same rule.
 */
public final class Acknowledgments {
  private Acknowledgments() {}

  /**
   * An accepted finding.
   *
   * @param path path of the construct below the stack
   * @param rule id of the rule, bracketed part included
   * @param reason why it is accepted
   */
  public record Entry(String path, String rule, String reason) {}

  /** Accepts the finding {@code rule} on {@code construct} because of {@code reason}. */
  public static void acknowledge(Construct construct, String rule, String reason) {
    Validations.of(construct).acknowledge(Acknowledgment.builder().id(rule).reason(reason).build());
  }

  /** Every accepted finding at or below {@code root}, in the order of paths and rules. */
  public static List<Entry> below(IConstruct root) {
    List<Entry> entries = new ArrayList<>();
    for (IConstruct construct : root.getNode().findAll()) {
      for (MetadataEntry metadata : construct.getNode().getMetadata()) {
        if (metadata.getType().equals(Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
            && metadata.getData() instanceof Map<?, ?> rules) {
          rules.forEach(
              (rule, reason) ->
                  entries.add(
                      new Entry(
                          construct.getNode().getPath(),
                          String.valueOf(rule),
                          String.valueOf(reason))));
        }
      }
    }
    entries.sort(Comparator.comparing(Entry::path).thenComparing(Entry::rule));
    return List.copyOf(entries);
  }
}
