package com.paymentmigration.lambda.domain;

import java.util.List;
import java.util.Optional;

/**
 * The database accounts that have a secret each. All exist on both clusters, because account
 * statements replicate; every account is {@code @'%'}.
 *
 * <p>All but {@code admin} are a pair of twins: rotation gives the twin that is not in use a new
 * password and then makes it the one in use, so that the password of the other stays valid until
 * the next rotation. Whoever locks, unlocks or disconnects an account therefore does it to {@link
 * #usernames() both names}; a twin exists from the second rotation on, so the statements need
 * {@code IF EXISTS}.
 */
public enum DatabaseAccount {
  /** The clusters' master user. Rotated in place: a cluster has one master user. */
  ADMIN("admin", false),
  /** What the standby logs in with to read the writer's binary log. */
  REPLICATOR("replicator", true),
  /** What the application logs in with while blue is the writer; locked otherwise. */
  PAYMENT_APP_BLUE("payment_app_blue", true),
  /** What the application logs in with while green is the writer; locked otherwise. */
  PAYMENT_APP_GREEN("payment_app_green", true);

  /** Longest user name that MySQL 8.0 accepts, in characters. */
  public static final int LONGEST_USERNAME = 32;

  private static final String TWIN_SUFFIX = "_twin";

  private final String username;
  private final boolean alternating;

  DatabaseAccount(String username, boolean alternating) {
    this.username = username;
    this.alternating = alternating;
  }

  /** The application's account of one side. */
  public static DatabaseAccount application(Environment side) {
    return side == Environment.BLUE ? PAYMENT_APP_BLUE : PAYMENT_APP_GREEN;
  }

  /**
   * The account that {@code username} belongs to, be it the first name or the twin.
   *
   * @throws IllegalArgumentException if no account has that name
   */
  public static DatabaseAccount ofUsername(String username) {
    for (DatabaseAccount account : values()) {
      if (account.usernames().contains(username)) {
        return account;
      }
    }
    throw new IllegalArgumentException(
        "username: received '"
            + username
            + "', allowed: "
            + String.join(
                ", ",
                List.of(values()).stream().flatMap(each -> each.usernames().stream()).toList()));
  }

  /** Name that the secret is generated with, and that the account is known by. */
  public String username() {
    return username;
  }

  /** Every name that this account may log in with: one for {@code admin}, two for the others. */
  public List<String> usernames() {
    return alternating ? List.of(username, username + TWIN_SUFFIX) : List.of(username);
  }

  /**
   * The name that the next rotation makes current.
   *
   * @param current the name in use
   * @throws IllegalArgumentException if {@code current} is no name of this account
   */
  public String next(String current) {
    if (!usernames().contains(current)) {
      throw new IllegalArgumentException(
          "username: received '" + current + "', allowed: " + String.join(", ", usernames()));
    }
    return usernames().stream().filter(name -> !name.equals(current)).findFirst().orElse(current);
  }

  /** The environment whose application account this is; empty for the others. */
  public Optional<Environment> side() {
    return switch (this) {
      case PAYMENT_APP_BLUE -> Optional.of(Environment.BLUE);
      case PAYMENT_APP_GREEN -> Optional.of(Environment.GREEN);
      case ADMIN, REPLICATOR -> Optional.empty();
    };
  }
}
