package com.paymentmigration.lambda.domain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Other programs that write the application's schema, a batch for example, as the profile names
 * them. Each has one account a side, {@code NAME_blue} and {@code NAME_green}, like the application
 * itself: account statements replicate, so one account for both sides could not be closed on one of
 * them. They are locked and unlocked with the side's application account. Their owners create them
 * and keep their passwords.
 *
 * @param names without the side; each matches {@link #NAME}, at most {@link #MOST}
 */
public record PairedAccounts(List<String> names) {
  /** None. */
  public static final PairedAccounts NONE = new PairedAccounts(List.of());

  /** What a name is: with the side it is a user name of at most 32 characters. */
  public static final String NAME = "[a-z][a-z0-9_]{0,25}";

  /** Most names: an account statement names all accounts of a side. */
  public static final int MOST = 20;

  /** The application's own, which needs no naming. */
  public static final String APPLICATION = "payment_app";

  private static final String SEPARATOR = ",";

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException naming what was received and what is allowed
   */
  public PairedAccounts {
    names = List.copyOf(names);
    boolean allowed =
        names.size() <= MOST
            && names.stream().allMatch(name -> name.matches(NAME) && !name.equals(APPLICATION))
            && names.stream().distinct().count() == names.size();
    if (!allowed) {
      throw new IllegalArgumentException(
          "writing accounts: received "
              + names
              + ", allowed: up to "
              + MOST
              + " different names "
              + NAME
              + " except "
              + APPLICATION);
    }
  }

  /** Reads what {@link #text} wrote. */
  public static PairedAccounts parse(String text) {
    return text.isEmpty() ? NONE : new PairedAccounts(Arrays.asList(text.split(SEPARATOR, -1)));
  }

  /** The names, comma-separated; empty text for none. */
  public String text() {
    return String.join(SEPARATOR, names);
  }

  /** User names on {@code side}, in the order of the names. */
  public List<String> usernames(Environment side) {
    return names.stream().map(name -> name + suffix(side)).toList();
  }

  /** User names of both sides. */
  public List<String> usernames() {
    return Stream.of(Environment.values()).flatMap(side -> usernames(side).stream()).toList();
  }

  /** Those of them whose user name on {@code side} is in {@code usernames}. */
  public PairedAccounts among(Environment side, List<String> usernames) {
    return new PairedAccounts(
        names.stream().filter(name -> usernames.contains(name + suffix(side))).toList());
  }

  private static String suffix(Environment side) {
    return "_" + side.key();
  }
}
