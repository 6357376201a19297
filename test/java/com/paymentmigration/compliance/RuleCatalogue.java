package com.paymentmigration.compliance;

import com.paymentmigration.testsupport.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every rule of ours, as its source spells it. */
final class RuleCatalogue {
  private static final String ID =
      "\"((?:C[1-7]|Language|LifeCycle|Privilege|Required)\\.[A-Za-z]+)(?:\\.%s)?\"";

  /** Id, severity, resource, property, and then the reason. */
  private static final Pattern IN_REGO =
      Pattern.compile(
          ID
              + "(?:, \\[\\w+\\]\\))?,\\s*\"ERROR\",\\s*[^,]+,"
              + "\\s*(?:\"[^\"]*\"|sprintf\\(\"[^\"]*\", \\[[^\\]]*\\]+\\)|\\w+),"
              + "\\s*(?:sprintf\\()?\"([^\"]*)\"");

  /** Id, and then the reason, perhaps behind a name. */
  private static final Pattern IN_JAVA =
      Pattern.compile(ID + ",\\s*(?:\\w+\\s*\\+\\s*)?\"([^\"]*)\"");

  private RuleCatalogue() {}

  /**
   * Where a rule is.
   *
   * @param files that hold it
   * @param reason it gives first
   */
  record Entry(List<String> files, String reason) {}

  /** Rules by id; a rule per service counts once. */
  static Map<String, Entry> entries() {
    Map<String, Entry> entries = new TreeMap<>();
    for (Path file : SourceTree.files("src/main/resources/rules", ".rego")) {
      read(file, IN_REGO, entries);
    }
    for (String gate :
        List.of(
            "DriftSupport",
            "DriftGate",
            "SecretGate",
            "LanguageRule",
            "LifeCycleGate",
            "SourceConditionGate",
            "StoredPropertyGate",
            "TemplateReport")) {
      String file = "src/main/java/com/paymentmigration/compliance/" + gate + ".java";
      read(SourceTree.path(file), IN_JAVA, entries);
    }
    read(
        SourceTree.path("src/main/java/com/paymentmigration/required/RequiredRule.java"),
        IN_JAVA,
        entries);
    return entries;
  }

  private static void read(Path file, Pattern pattern, Map<String, Entry> entries) {
    Matcher rule = pattern.matcher(SourceTree.text(file));
    while (rule.find()) {
      String reason = rule.group(2).strip();
      Entry entry =
          entries.computeIfAbsent(rule.group(1), id -> new Entry(new ArrayList<>(), reason));
      String name = file.getFileName().toString();
      if (!entry.files().contains(name)) {
        entry.files().add(name);
      }
    }
  }
}
