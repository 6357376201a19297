package com.paymentmigration.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.WholeStack;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** docs/costs.md says what the templates hold, times the prices of the data file. */
class CostsDocumentTest {
  private static final String DOCUMENT = "docs/costs.md";
  private static final List<String> PROFILES = List.of("dev", "staging", "prod");
  private static final UnitPrices PRICES = UnitPrices.read();
  private static final Map<String, Map<String, Integer>> BILLS = new LinkedHashMap<>();

  static {
    PROFILES.forEach(
        profile -> BILLS.put(profile, BillOfMaterials.of(WholeStack.ofProfile(profile))));
  }

  @Test
  void theTableOfCostsIsTheTemplatesTimesThePrices() {
    String table = costs();

    assertThat(new GeneratedSection(DOCUMENT, "costs").committed(table)).isEqualTo(table);
  }

  @Test
  void theTableOfPricesIsTheDataFiles() {
    String table = prices();

    assertThat(new GeneratedSection(DOCUMENT, "prices").committed(table)).isEqualTo(table);
  }

  @Test
  void theReadmeTellsTheTotals() {
    StringBuilder line = new StringBuilder("| profile | fixed cost, USD a month |\n|---|---|\n");
    BILLS.forEach(
        (profile, bill) ->
            line.append("| ").append(profile).append(" | ").append(total(bill)).append(" |\n"));

    assertThat(new GeneratedSection("README.md", "costs").committed(line.toString()))
        .isEqualTo(line.toString());
  }

  @Test
  void everyPriceSaysWhereAndWhenItWasRead() {
    assertThat(PRICES.entries().values())
        .filteredOn(entry -> entry.usd().isPresent())
        .allSatisfy(
            entry -> {
              assertThat(entry.official()).startsWith("https://aws.amazon.com/");
              assertThat(entry.readFrom()).isNotEmpty();
              assertThat(entry.asOf()).matches("20\\d\\d(-\\d\\d)?");
            });
  }

  @Test
  void everyPriceIsUsedAndEveryItemHasALine() {
    TreeSet<String> counted = new TreeSet<>();
    BILLS.values().forEach(bill -> counted.addAll(bill.keySet()));

    assertThat(PRICES.entries().keySet()).containsExactlyInAnyOrderElementsOf(counted);
    assertThatThrownBy(() -> PRICES.of("moon rocket")).hasMessageContaining("moon rocket");
  }

  private static String costs() {
    StringBuilder table = new StringBuilder("| item | one, a month |");
    StringBuilder rule = new StringBuilder("|---|---|");
    for (String profile : PROFILES) {
      table.append(' ').append(profile).append(" |  |");
      rule.append("---:|---:|");
    }
    table.append('\n').append(rule).append('\n');
    PRICES
        .entries()
        .forEach(
            (item, entry) -> {
              table
                  .append("| ")
                  .append(item)
                  .append(" | ")
                  .append(entry.monthly().map(CostsDocumentTest::cents).orElse("not priced"))
                  .append(" |");
              BILLS
                  .values()
                  .forEach(bill -> table.append(cells(entry, bill.getOrDefault(item, 0))));
              table.append('\n');
            });
    table.append("| **fixed cost, USD a month** |  |");
    BILLS.values().forEach(bill -> table.append("  | **").append(total(bill)).append("** |"));
    return table.append('\n').toString();
  }

  private static String cells(UnitPrices.Entry entry, int number) {
    String cost =
        entry
            .monthly()
            .map(price -> dollars(price.multiply(BigDecimal.valueOf(number))))
            .orElse("");
    return " " + number + " | " + cost + " |";
  }

  private static String total(Map<String, Integer> bill) {
    BigDecimal total = BigDecimal.ZERO;
    for (Map.Entry<String, Integer> line : bill.entrySet()) {
      total =
          total.add(
              PRICES
                  .of(line.getKey())
                  .monthly()
                  .orElse(BigDecimal.ZERO)
                  .multiply(BigDecimal.valueOf(line.getValue())));
    }
    return dollars(total);
  }

  private static String prices() {
    StringBuilder table =
        new StringBuilder("| item | USD | per | as of | read from | check at |\n");
    table.append("|---|---|---|---|---|---|\n");
    PRICES
        .entries()
        .forEach(
            (item, entry) ->
                table
                    .append("| ")
                    .append(item)
                    .append(" | ")
                    .append(entry.usd().map(BigDecimal::toPlainString).orElse("not priced"))
                    .append(" | ")
                    .append(entry.per())
                    .append(" | ")
                    .append(entry.asOf())
                    .append(" | ")
                    .append(entry.readFrom())
                    .append(" | ")
                    .append(entry.official())
                    .append(" |\n"));
    return table.toString();
  }

  private static String cents(BigDecimal usd) {
    return usd.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static String dollars(BigDecimal usd) {
    return usd.setScale(0, RoundingMode.HALF_UP).toPlainString();
  }
}
