package com.paymentmigration.docs;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** test/resources/unit-prices.tsv: what AWS asks for one of a thing, and where that was read. */
record UnitPrices(Map<String, Entry> entries) {
  private static final String FILE = "test/resources/unit-prices.tsv";

  /** Hours of an average month, as AWS's own calculator counts. */
  private static final BigDecimal HOURS_OF_A_MONTH = BigDecimal.valueOf(730);

  /**
   * The price of one item.
   *
   * @param usd as listed; empty if it could not be sourced
   * @param per {@code hour} or {@code month}
   * @param official page of AWS where it can be checked
   * @param readFrom where the figure was read
   * @param asOf date of that source
   */
  record Entry(
      Optional<BigDecimal> usd, String per, String official, String readFrom, String asOf) {
    /** Dollars of a whole month; empty if unknown. */
    Optional<BigDecimal> monthly() {
      return usd.map(price -> per.equals("hour") ? price.multiply(HOURS_OF_A_MONTH) : price);
    }
  }

  static UnitPrices read() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (String line : Repository.read(Repository.ROOT.resolve(FILE)).lines().toList()) {
      if (!line.startsWith("#")) {
        List<String> cells = List.of(line.split("\t", -1));
        entries.put(
            cells.get(0),
            new Entry(
                Optional.of(cells.get(1)).filter(usd -> !usd.isEmpty()).map(BigDecimal::new),
                cells.get(2),
                cells.get(3),
                cells.get(4),
                cells.get(5)));
      }
    }
    return new UnitPrices(entries);
  }

  /** The price of {@code item}, which must have a line, if only an empty one. */
  Entry of(String item) {
    if (!entries.containsKey(item)) {
      throw new AssertionError(FILE + " has no line for " + item);
    }
    return entries.get(item);
  }
}
