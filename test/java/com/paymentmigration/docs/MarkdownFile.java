package com.paymentmigration.docs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One document in Markdown, read the way GitHub renders it.
 *
 * @param path below the repository's root
 * @param text the whole document
 */
record MarkdownFile(String path, String text) {
  private static final Pattern FENCE =
      Pattern.compile("(?ms)^ *```(\\S*)[^\\n]*\\n(.*?)^ *```[ ]*$");
  private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
  private static final Pattern NAMED = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"");
  private static final Pattern LINK =
      Pattern.compile(
          "\\]\\(([^)\\s]+)\\)|(?:src|srcset|href)=\"([^\"]+)\"|(?m)^\\[[^\\]]+]: +(\\S+)");

  /**
   * A fenced block.
   *
   * @param language word behind the fence; may be empty
   * @param body what is between the fences
   */
  record Block(String language, String body) {}

  /** Fenced blocks, in order. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      blocks.add(new Block(fence.group(1), fence.group(2)));
    }
    return blocks;
  }

  /** Inline code, in order, outside fenced blocks. */
  List<String> spans() {
    return groups(SPAN, prose());
  }

  /** Destinations of links and pictures, in order, outside code. */
  List<String> links() {
    return groups(LINK, SPAN.matcher(prose()).replaceAll(""));
  }

  /** What a link's fragment may name. */
  Set<String> anchors() {
    Set<String> anchors = new LinkedHashSet<>(groups(NAMED, prose()));
    Map<String, Integer> seen = new HashMap<>();
    for (String heading : groups(HEADING, prose())) {
      String anchor = anchor(heading);
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
    }
    return anchors;
  }

  /** As GitHub makes it: lower case, punctuation gone, spaces as hyphens. */
  static String anchor(String heading) {
    return heading
        .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private String prose() {
    return FENCE.matcher(text).replaceAll("");
  }

  private static List<String> groups(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          found.add(matcher.group(group));
        }
      }
    }
    return found;
  }
}
