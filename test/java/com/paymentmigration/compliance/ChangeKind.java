package com.paymentmigration.compliance;

/** What a mutation does, whatever the template is about. */
enum ChangeKind {
  REMOVE("remove"),
  WEAKEN("weaken"),
  WIDEN("widen"),
  REDIRECT("redirect"),
  DUPLICATE("duplicate"),
  RENAME("rename"),
  SWAP_COLOURS("swap colours"),
  FOREIGN_ACCOUNT("foreign account"),
  FOREIGN_REGION("foreign region");

  private final String words;

  ChangeKind(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
