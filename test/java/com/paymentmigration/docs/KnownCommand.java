package com.paymentmigration.docs;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A row of docs/commands.md.
 *
 * @param form the command; … stands for anything
 * @param proof script or test class that runs it; none for a command that needs an account or a
 *     person
 * @param why what the row says about it
 */
record KnownCommand(String form, List<String> proof, String why) {
  private static final MarkdownFile DOCUMENT = Repository.document("docs/commands.md");
  private static final String BLANK = "…";

  static List<KnownCommand> all() {
    List<KnownCommand> known = new ArrayList<>();
    for (List<String> row : Sections.table(DOCUMENT, "| command | run by |")) {
      String why = row.get(1);
      boolean nobody = why.startsWith("needs an account: ") || why.startsWith("by hand: ");
      List<String> proof = nobody ? List.of() : Sections.code(why).subList(0, 1);
      known.add(new KnownCommand(Sections.code(row.get(0)).get(0), proof, why));
    }
    return known;
  }

  boolean covers(String command) {
    StringBuilder expression = new StringBuilder();
    for (String part : form.split(BLANK, -1)) {
      expression.append(expression.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return command.matches(expression.toString());
  }

  /** Proofs that do not exist, or in whose text a word of the command is missing. */
  List<String> brokenProofs() {
    return proof.stream().filter(name -> !mentions(source(name))).toList();
  }

  private static String source(String name) {
    return Files.isRegularFile(Repository.ROOT.resolve(name))
        ? Repository.read(Repository.ROOT.resolve(name))
        : Repository.javaSource(name);
  }

  /** A script that reads its commands from the documents mentions docs/commands.md instead. */
  private boolean mentions(String source) {
    if (source.contains("docs/commands.md") || source.contains("every `aws` command")) {
      return true;
    }
    return !source.isEmpty()
        && Pattern.compile("\\s+")
            .splitAsStream(form)
            .filter(word -> !word.startsWith("-"))
            .map(word -> word.replaceFirst("^\\./", "").replace(BLANK, ""))
            .allMatch(source::contains);
  }
}
