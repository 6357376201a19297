package com.paymentmigration.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that a document shows, one a line, without comments. */
final class Commands {
  /** Inline code that begins like this is a command, if anything follows. */
  private static final Pattern INLINE =
      Pattern.compile(
          "(\\./(mvnw|migrate|rehearse|certify)|npx|python3|mysqlbinlog|curl|aws [a-z0-9-]+ [a-z-]+ -) *\\S.*");

  private static final Pattern COMMENT = Pattern.compile("(^|\\s+)#\\s.*");

  private Commands() {}

  static List<String> in(MarkdownFile document) {
    List<String> commands = new ArrayList<>();
    for (MarkdownFile.Block block : document.blocks()) {
      if (block.language().equals("sh")) {
        block
            .body()
            .replaceAll("\\\\\\n\\s*", "")
            .lines()
            .map(Commands::plain)
            .filter(line -> !line.isEmpty())
            .forEach(commands::add);
      }
    }
    document.spans().stream()
        .filter(span -> INLINE.matcher(span).matches())
        .map(Commands::plain)
        .forEach(commands::add);
    return commands;
  }

  /** Lines of blocks in no language that look like commands: nobody would check them. */
  static List<String> hidden(MarkdownFile document) {
    return document.blocks().stream()
        .filter(block -> block.language().isEmpty())
        .flatMap(block -> block.body().lines())
        .filter(line -> INLINE.matcher(line.strip()).matches())
        .toList();
  }

  private static String plain(String line) {
    Matcher comment = COMMENT.matcher(line);
    return comment.replaceFirst("").replaceAll("\\s+", " ").strip();
  }
}
