package com.paymentmigration.compliance;

import java.util.List;

/** Rows of a tab-separated file of the class path: no comments, no header line. */
final class TableFile {
  private TableFile() {}

  static List<List<String>> rows(String resource) {
    return RuleFiles.text(resource)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .skip(1)
        .map(line -> List.of(line.split("\t", -1)))
        .toList();
  }
}
