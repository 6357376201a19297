package com.paymentmigration.operator.drill;

/** What playing a drill does to the account, from harmless to disturbing. */
public enum Effect {
  /** Looks, and starts at most what only looks. */
  READS("looks"),
  /** Changes something that nobody serves with, and puts it back where that is possible. */
  CHANGES("changes, not what serves"),
  /** Takes a database away for a while: played with {@code --destructive} only. */
  DISTURBS("disturbs"),
  /** No command can do it well: a person does, with the commands that the report shows. */
  BY_HAND("by hand");

  private final String words;

  Effect(String words) {
    this.words = words;
  }

  /** As documents and reports say it. */
  public String words() {
    return words;
  }
}
