package com.paymentmigration.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rule of a composite alarm: {@code ALARM("x") AND NOT (OK(y) OR TRUE)}, {@code AT_LEAST(2,
 * ALARM, (x, y, z))}.
 *
 * <p>Source: CloudWatch API reference, PutCompositeAlarm, AlarmRule: at most 10,240 characters, 100
 * different alarms and 500 elements, which are alarms, TRUE, FALSE and parentheses. A name may
 * stand in double quotation marks and must if it holds space or parentheses.
 *
 * @param alarms names or ARNs of the alarms that it names, in order
 */
public record AlarmRule(List<String> alarms) {
  private static final int LONGEST = 10_240;
  private static final int MOST_ALARMS = 100;
  private static final int MOST_ELEMENTS = 500;
  private static final Set<String> STATES =
      new TreeSet<>(List.of("ALARM", "OK", "INSUFFICIENT_DATA"));
  private static final String TERM =
      "ALARM(…), OK(…), INSUFFICIENT_DATA(…), AT_LEAST(…), TRUE, FALSE, NOT or (";

  /** Copies the list. */
  public AlarmRule {
    alarms = List.copyOf(alarms);
  }

  /**
   * Reads a rule.
   *
   * @throws SyntaxException where it breaks the grammar or a limit
   */
  public static AlarmRule parse(String rule) {
    if (rule.length() > LONGEST) {
      throw SyntaxException.at(LONGEST, rule.length() + " characters", "at most 10,240 characters");
    }
    return new Parser(rule).parse();
  }

  /** Works on characters: what stands between parentheses is a name, and no words. */
  private static final class Parser {
    private final String text;
    private final List<String> alarms = new ArrayList<>();
    private int at;
    private int elements;
    private int depth;

    Parser(String text) {
      this.text = text;
    }

    AlarmRule parse() {
      expression();
      if (skipSpace() < text.length()) {
        throw refused("AND, OR or the end");
      }
      if (new TreeSet<>(alarms).size() > MOST_ALARMS) {
        throw SyntaxException.at(0, alarms.size() + " alarms", "at most " + MOST_ALARMS);
      }
      return new AlarmRule(alarms);
    }

    private void expression() {
      do {
        do {
          negated();
        } while (takes("AND"));
      } while (takes("OR"));
    }

    private void negated() {
      while (takes("NOT")) {
        skipSpace();
      }
      term();
    }

    private void term() {
      if (takesSymbol('(')) {
        element();
        if (++depth > Tokens.DEEPEST) {
          throw refused("at most " + Tokens.DEEPEST + " levels of parentheses");
        }
        expression();
        expect(')');
        depth--;
        return;
      }
      int start = skipSpace();
      String word = word();
      if (word.equalsIgnoreCase("TRUE") || word.equalsIgnoreCase("FALSE")) {
        element();
      } else if (STATES.contains(word)) {
        expect('(');
        name();
        expect(')');
      } else if (word.equals("AT_LEAST")) {
        atLeast();
      } else {
        at = start;
        throw refused(TERM);
      }
    }

    /** Since November 2025: a number or a percentage, a state, the alarms. */
    private void atLeast() {
      expect('(');
      int start = skipSpace();
      String number = word();
      if (!number.matches("[1-9][0-9]{0,2}")) {
        at = start;
        throw refused("a number from 1, or a percentage");
      }
      boolean percentage = takesSymbol('%');
      expect(',');
      takes("NOT");
      int state = skipSpace();
      if (!STATES.contains(word())) {
        at = state;
        throw refused(String.join(", ", STATES) + ", each also after NOT");
      }
      expect(',');
      expect('(');
      int names = 0;
      do {
        name();
        names++;
      } while (takesSymbol(','));
      expect(')');
      expect(')');
      int most = percentage ? 100 : names;
      if (Integer.parseInt(number) > most) {
        throw SyntaxException.at(
            start,
            number + (percentage ? "%" : ""),
            percentage ? "1% to 100%" : "1 to " + most + ", the number of alarms named");
      }
    }

    private void name() {
      int start = skipSpace();
      int end;
      if (start < text.length() && text.charAt(start) == '"') {
        end = text.indexOf('"', start + 1);
        if (end < 0) {
          throw refused("a closing \"");
        }
        alarms.add(text.substring(start + 1, end));
        at = end + 1;
      } else {
        end = start;
        while (end < text.length() && isPlain(text.charAt(end))) {
          end++;
        }
        alarms.add(text.substring(start, end));
        at = end;
      }
      if (alarms.get(alarms.size() - 1).isEmpty()) {
        at = start;
        throw refused("the name or ARN of an alarm, in double quotation marks if it holds space");
      }
      element();
    }

    private void element() {
      if (++elements > MOST_ELEMENTS) {
        throw refused("at most " + MOST_ELEMENTS + " alarms, TRUE, FALSE and parentheses");
      }
    }

    private boolean takes(String keyword) {
      int start = skipSpace();
      if (word().equals(keyword)) {
        return true;
      }
      at = start;
      return false;
    }

    private boolean takesSymbol(char symbol) {
      boolean there = skipSpace() < text.length() && text.charAt(at) == symbol;
      at += there ? 1 : 0;
      return there;
    }

    private void expect(char symbol) {
      if (!takesSymbol(symbol)) {
        throw refused(String.valueOf(symbol));
      }
    }

    private String word() {
      int start = at;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
        at++;
      }
      return text.substring(start, at);
    }

    private int skipSpace() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return at;
    }

    private static boolean isPlain(char character) {
      return !Character.isWhitespace(character) && "()\"',".indexOf(character) < 0;
    }

    private SyntaxException refused(String allowed) {
      int end = Math.min(text.length(), at + 20);
      String received = at < text.length() ? text.substring(at, end) : "the end";
      return SyntaxException.at(at, received, allowed);
    }
  }
}
