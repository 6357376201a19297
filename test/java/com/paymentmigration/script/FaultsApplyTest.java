package com.paymentmigration.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each fault of {@code test/faults/replay} still applies, and the tests that must see it are there:
 * a list that the code has left behind would be replayed by nobody.
 */
class FaultsApplyTest {
  /** Fewer were never tried since the list was made. */
  private static final int FEWEST = 320;

  private static final String HEADER = "fault\tfile\ttext\treplacement\ttests\trule";
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final List<Edit> EDITS = new ArrayList<>();

  /** One line: an exact text of a file, what stands in its place, which tests must fail. */
  private record Edit(
      String fault, String file, String text, String replacement, String tests, String rule) {}

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> lists = Files.list(ROOT.resolve("test/resources/faults"))) {
      for (Path list : lists.sorted().toList()) {
        List<String> lines = Files.readAllLines(list);
        assertThat(lines.get(0)).as(list.toString()).isEqualTo(HEADER);
        lines.stream().skip(1).forEach(line -> EDITS.add(edit(list, line)));
      }
    }
  }

  private static Edit edit(Path list, String line) {
    String[] cells = line.split("\t", -1);
    assertThat(cells).as(list + ": " + line).hasSize(6);
    return new Edit(
        cells[0],
        cells[1],
        cells[2].replace("\\n", "\n"),
        cells[3].replace("\\n", "\n"),
        cells[4],
        cells[5]);
  }

  @Test
  void theTextOfEachFaultOccursOnceInItsFile() throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    SoftAssertions all = new SoftAssertions();
    for (Edit edit : EDITS) {
      if (!sources.containsKey(edit.file())) {
        sources.put(edit.file(), Files.readString(ROOT.resolve(edit.file())));
      }
      long found =
          Pattern.compile(edit.text(), Pattern.LITERAL)
              .matcher(sources.get(edit.file()))
              .results()
              .count();
      all.assertThat(found).as(edit.fault() + " in " + edit.file()).isEqualTo(1);
      all.assertThat(edit.replacement()).as(edit.fault()).isNotEqualTo(edit.text());
    }
    all.assertAll();
  }

  @Test
  void eachFaultNamesTestsThatAreThere() throws IOException {
    List<Path> classes = new ArrayList<>();
    for (String module : List.of("protocol", "lambda-handlers", "client", "operator", "test")) {
      Path folder = ROOT.resolve(module).resolve(module.equals("test") ? "java" : "src/test/java");
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(classes::add);
      }
    }
    SoftAssertions all = new SoftAssertions();
    for (Edit edit : EDITS) {
      for (String test : edit.tests().split(" ", -1)) {
        String[] parts = test.split("#", -1);
        List<Path> named = named(parts[0], classes);
        all.assertThat(named).as(edit.fault() + ": " + parts[0]).hasSize(1);
        if (parts.length > 1 && named.size() == 1) {
          all.assertThat(Files.readString(named.get(0)))
              .as(edit.fault() + ": " + test)
              .contains("void " + parts[1] + "(");
        }
      }
    }
    all.assertAll();
  }

  /** Two classes of one name are told apart by the end of their full names. */
  private static List<Path> named(String name, List<Path> classes) {
    Path end = Path.of(name.replace('.', '/') + ".java");
    return classes.stream().filter(file -> file.endsWith(end)).toList();
  }

  @Test
  void noPackageOfTheProtocolIsLeftOutAndTheListDoesNotShrink() {
    Set<String> faults = new LinkedHashSet<>();
    EDITS.forEach(edit -> faults.add(edit.fault()));
    assertThat(faults).hasSizeGreaterThanOrEqualTo(FEWEST);
    for (String part :
        List.of("cutover", "domain", "mysql", "rotation", "traffic", "aws", "handler")) {
      assertThat(EDITS).as(part).anyMatch(edit -> edit.file().contains("/lambda/" + part + "/"));
    }
  }

  @Test
  void linesOfOneFaultStandTogetherAndAgreeOnTheRule() {
    Map<String, Edit> first = new LinkedHashMap<>();
    String last = "";
    for (Edit edit : EDITS) {
      Edit before = first.putIfAbsent(edit.fault(), edit);
      if (before != null) {
        assertThat(last).as(edit.fault()).isEqualTo(edit.fault());
        assertThat(edit.rule()).as(edit.fault()).isEqualTo(before.rule());
      }
      last = edit.fault();
    }
  }
}
