package com.paymentmigration.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.compliance.PolicyGates;
import com.paymentmigration.options.Pairwise.Pair;
import com.paymentmigration.testsupport.GeneratedSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.IPolicyValidationPlugin;

/**
 * Each profile, each region, and each key of a profile at its bounds, every two values of any two
 * keys together in some row, through the whole app with all gates: an option that no gate knows
 * would stop whoever chooses it.
 */
class OptionsIT {
  private static final List<Factor> FACTORS = Options.all();
  private static final Pairwise PAIRWISE =
      new Pairwise(FACTORS, choices -> Row.of(FACTORS, choices).isValid());

  @TempDir private static Path handlers;
  private static final Map<String, Synthesized> RESULTS = new LinkedHashMap<>();

  @BeforeAll
  static void synthesizeEveryRow() throws IOException {
    Files.writeString(handlers.resolve("empty"), "\n");
    for (Row row : rows()) {
      RESULTS.put(row.values().toString(), Synthesized.of(row.context(), handlers));
    }
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    PAIRWISE.rows().forEach(choices -> rows.add(Row.of(FACTORS, choices)));
    rows.addAll(HostileValues.acceptedTogether());
    return rows;
  }

  @Test
  void everyRowSynthesizesAndNoGateFindsAnything() {
    SoftAssertions all = new SoftAssertions();
    RESULTS.forEach(
        (row, result) -> {
          all.assertThat(result.findings()).as(row).isEmpty();
          all.assertThat(result.failure()).as(row).isEmpty();
        });
    all.assertAll();
  }

  /** The report names a gate only where a finding was acknowledged. */
  @Test
  void everyRowWasJudged() {
    assertThat(RESULTS.values())
        .allSatisfy(result -> assertThat(result.judges()).contains("CloudFormation Validate"));
  }

  @Test
  void noTemplateIsLargerThanCloudFormationAllows() {
    assertThat(RESULTS.values()).allSatisfy(result -> assertThat(result.beyondLimits()).isEmpty());
  }

  @Test
  void whatWasSynthesizedBeforeChangesNothing() {
    Map.Entry<String, Synthesized> first = RESULTS.entrySet().iterator().next();

    assertThat(Synthesized.of(rows().get(0).context(), handlers).template())
        .isEqualTo(first.getValue().template());
  }

  @Test
  void everyKeyOfAProfileHasValues() {
    TreeSet<String> keys = new TreeSet<>();
    FACTORS.forEach(factor -> factor.choices().forEach(choice -> keys.addAll(choice.keySet())));
    keys.removeIf(key -> key.indexOf('.') < 0);

    assertThat(keys).isEqualTo(new TreeSet<>(ProfileKeys.leaves()));
  }

  @Test
  void onlyTheseCannotMeet() {
    assertThat(PAIRWISE.impossible().stream().map(OptionsIT::words))
        .containsExactlyInAnyOrder(
            "{profile=\"prod\"} and {retention.removalPolicy=\"destroy\","
                + " retention.deletionProtection=true}",
            "{profile=\"prod\"} and {retention.removalPolicy=\"destroy\","
                + " retention.deletionProtection=false}",
            "{profile=\"prod\"} and {retention.terminationProtection=false}",
            "{databaseSettings.port=65535} and {fleet.applicationPort=65535}");
  }

  private static String words(Pair pair) {
    return FACTORS.get(pair.first()).choices().get(pair.choice())
        + " and "
        + FACTORS.get(pair.second()).choices().get(pair.other());
  }

  @Test
  void theDocumentSaysHowMuchWasTried() {
    int values = FACTORS.stream().mapToInt(factor -> factor.choices().size()).sum();
    String text =
        "%d keys of a profile, the regions and the parameters, %d values; %,d pairs of values in %d"
                .formatted(ProfileKeys.leaves().size(), values, PAIRWISE.covered(), RESULTS.size())
            + " deployments, each judged by %d gates (%s): %d reports, %d findings.\n"
                .formatted(
                    gates().size(),
                    String.join(", ", gates()),
                    RESULTS.size() * gates().size(),
                    RESULTS.values().stream().mapToInt(result -> result.findings().size()).sum());

    assertThat(new GeneratedSection("docs/benchmarks.md", "options").committed(text))
        .isEqualTo(text);
  }

  private static List<String> gates() {
    return PolicyGates.of(new App()).stream().map(IPolicyValidationPlugin::getName).toList();
  }
}
