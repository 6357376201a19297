package com.paymentmigration.lambda.validation.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognizes primary account numbers: 13 to 19 digits, maybe grouped, that satisfy Luhn's formula.
 */
public final class CardNumbers {
  /** Candidates, for the server's own filter and for us. Groups are parted by one character. */
  public static final String CANDIDATE = "[2-6][0-9](?:[ ./_-]?[0-9]){11,17}";

  private static final String SEPARATORS = " ./_-";
  private static final int FEWEST = 13;
  private static final int MOST = 19;

  /**
   * An identifier of this form is none, whatever its digits add up to: among some thousand random
   * ones there always are some that satisfy the formula.
   */
  private static final Pattern UUID =
      Pattern.compile("\\b\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b");

  /** Digits that may be shown of a number: its first six and last four (PCI DSS 4.0.1, 3.4.1). */
  private static final int FIRST = 6;

  private static final int LAST = 4;

  private CardNumbers() {}

  /** Whether {@code text} holds one. ISO/IEC 7812-1: numbers of cards begin with 2 to 6. */
  public static boolean in(String text) {
    return !found(text).isEmpty();
  }

  /** {@code text} with the middle digits of every number that may be a card's as asterisks. */
  public static String masked(String text) {
    StringBuilder masked = new StringBuilder(text);
    for (int[] range : found(text)) {
      mask(masked, range[0], range[1]);
    }
    return masked.toString();
  }

  /** {@code text} with {@code [number]} in place of each number that may be a card's. */
  public static String blotted(String text) {
    StringBuilder blotted = new StringBuilder();
    int from = 0;
    for (int[] range : found(text)) {
      blotted.append(text, from, range[0]).append("[number]");
      from = range[1];
    }
    return blotted.append(text.substring(from)).toString();
  }

  /** Beginning and end of each number. A UUID keeps its length here, so that places stay true. */
  private static List<int[]> found(String text) {
    String searched = UUID.matcher(text).replaceAll(uuid -> "u".repeat(uuid.group().length()));
    List<int[]> found = new ArrayList<>();
    for (int at = 0; at < searched.length(); at++) {
      char first = searched.charAt(at);
      if (first >= '2' && first <= '6' && !digitAt(searched, at - 1)) {
        int end = end(searched, at);
        if (end > at) {
          found.add(new int[] {at, end});
          at = end;
        }
      }
    }
    return found;
  }

  /**
   * Where the longest number that begins at {@code from} ends; {@code from} if there is none. Each
   * end of a group is tried: an expiry date behind a number does not hide it.
   */
  private static int end(String text, int from) {
    int end = from;
    int digits = 0;
    int at = from;
    while (digits < MOST && digitAt(text, at)) {
      digits++;
      at++;
      if (digits >= FEWEST && !digitAt(text, at) && luhn(text.substring(from, at))) {
        end = at;
      }
      if (at < text.length() && SEPARATORS.indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }
    return end;
  }

  private static boolean digitAt(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static void mask(StringBuilder text, int from, int to) {
    int digits = (int) text.substring(from, to).chars().filter(Character::isDigit).count();
    int seen = 0;
    for (int at = from; at < to; at++) {
      if (Character.isDigit(text.charAt(at))) {
        seen++;
        if (seen > FIRST && seen <= digits - LAST) {
          text.setCharAt(at, '*');
        }
      }
    }
  }

  private static boolean luhn(String candidate) {
    int sum = 0;
    boolean twice = false;
    for (int at = candidate.length() - 1; at >= 0; at--) {
      int digit = candidate.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        continue;
      }
      int value = twice ? digit * 2 : digit;
      sum += value > 9 ? value - 9 : value;
      twice = !twice;
    }
    return sum % 10 == 0;
  }
}
