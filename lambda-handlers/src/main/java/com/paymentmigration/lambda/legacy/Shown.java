package com.paymentmigration.lambda.legacy;

import com.paymentmigration.lambda.validation.text.ShownText;
import java.util.List;

/** Lists of names for a person: a few of them, the rest counted. */
final class Shown {
  private static final int MOST = 10;

  private Shown() {}

  /** The first ten, as text that no terminal obeys, and how many more there are. */
  static String list(List<String> names) {
    String first = String.join(", ", names.stream().limit(MOST).map(ShownText::of).toList());
    return names.size() <= MOST ? first : first + " and " + (names.size() - MOST) + " more";
  }
}
