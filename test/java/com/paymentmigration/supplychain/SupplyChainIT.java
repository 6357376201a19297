package com.paymentmigration.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.supplychain.BillOfMaterials.Component;
import com.paymentmigration.testsupport.GeneratedSection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bills of materials that the build has written are true, and each library may be used. */
class SupplyChainIT {
  private static final String WITH_TESTS = "bom-with-tests.json";
  private static final BillOfMaterials FUNCTIONS =
      BillOfMaterials.of("lambda-handlers", "bom.json");

  @Test
  void theBillOfTheFunctionsIsTheirAsset() {
    assertThat(FUNCTIONS.components())
        .extracting(Component::jar)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(libraries());
  }

  @Test
  void everyLibraryHasALicenceThatIsAllowed() {
    assertThat(everything().keySet())
        .hasSizeGreaterThan(FUNCTIONS.components().size())
        .allSatisfy(component -> assertThat(LicencePolicy.objection(component)).isEmpty());
  }

  @Test
  void noExemptionIsForALibraryThatNobodyUses() {
    assertThat(everything().keySet().stream().map(Component::name))
        .containsAll(LicencePolicy.exempted());
  }

  /** Who looks for vulnerabilities must see how old a library is; those of tests may not say it. */
  @Test
  void everythingThatShipsSaysWhenItWasBuilt() {
    assertThat(everything())
        .allSatisfy(
            (component, where) -> {
              if (!where.equals("tests")) {
                assertThat(JarDate.of(component)).as(component.name()).isPresent();
              }
            });
  }

  @Test
  void theDocumentListsThem() {
    String table = table();

    assertThat(new GeneratedSection("docs/third-party.md", "libraries").committed(table))
        .isEqualTo(table);
  }

  /**
   * Libraries with the first of: functions, operator, synthesis, tests (of which test brings those
   * of src).
   */
  private static Map<Component, String> everything() {
    Map<Component, String> all =
        new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
    FUNCTIONS.components().forEach(each -> all.put(each, "functions"));
    add(all, BillOfMaterials.of("operator", "bom.json"), "operator");
    add(all, BillOfMaterials.of("src", "bom.json"), "synthesis");
    for (String module : List.of("lambda-handlers", "operator", "test")) {
      add(all, BillOfMaterials.of(module, WITH_TESTS), "tests");
    }
    return all;
  }

  private static void add(Map<Component, String> all, BillOfMaterials bill, String where) {
    bill.components().forEach(each -> all.putIfAbsent(each, where));
  }

  private static List<String> libraries() {
    Path lib =
        Path.of(System.getProperty("project.root", ".."), "lambda-handlers/target/function/lib");
    try (Stream<Path> jars = Files.list(lib)) {
      return jars.map(jar -> jar.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String table() {
    StringBuilder table =
        new StringBuilder(
            "| library | version | built | licence | used by |\n|---|---|---|---|---|\n");
    List<String> exemptions = new ArrayList<>();
    everything()
        .forEach(
            (each, where) -> {
              table
                  .append("| ")
                  .append(each.name())
                  .append(" | ")
                  .append(each.version())
                  .append(" | ")
                  .append(JarDate.of(each).map(LocalDate::toString).orElse("–"))
                  .append(" | ")
                  .append(String.join(" or ", each.licences()))
                  .append(" | ")
                  .append(where)
                  .append(" |\n");
              LicencePolicy.exemption(each)
                  .ifPresent(reason -> exemptions.add("- " + each.name() + ": " + reason + ".\n"));
            });
    return table
        .append("\nExempted, each with its reason:\n\n")
        .append(String.join("", exemptions))
        .toString();
  }
}
