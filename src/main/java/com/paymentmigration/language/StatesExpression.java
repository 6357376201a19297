package com.paymentmigration.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Values of payload fields whose names end in {@code .$}, and paths: {@code $.run.epoch}, {@code
 * States.Format('{}', $.name)}.
 *
 * <p>Sources: Amazon States Language specification, "Intrinsic Functions"; Step Functions developer
 * guide, "Intrinsic functions for JSONPath states", "Paths" and "Fail workflow state".
 */
public final class StatesExpression {
  /** Step Functions developer guide: "You can nest up to 10 intrinsic functions". */
  private static final int DEEPEST = 10;

  private static final int ANY = Integer.MAX_VALUE;
  private static final String FORMAT = "States.Format";
  private static final String MERGE = "States.JsonMerge";
  private static final Set<String> CONTEXT =
      Set.of("Execution", "Map", "State", "StateMachine", "Task");

  /** What {@code CausePath} and {@code ErrorPath} of a Fail state take. */
  private static final Set<String> OF_A_FAILURE =
      Set.of(
          FORMAT,
          "States.JsonToString",
          "States.ArrayGetItem",
          "States.Base64Encode",
          "States.Base64Decode",
          "States.Hash",
          "States.UUID");

  private static final Map<String, Arity> FUNCTIONS = new TreeMap<>();

  static {
    FUNCTIONS.put("States.Array", new Arity(0, ANY));
    FUNCTIONS.put("States.ArrayContains", new Arity(2, 2));
    FUNCTIONS.put("States.ArrayGetItem", new Arity(2, 2));
    FUNCTIONS.put("States.ArrayLength", new Arity(1, 1));
    FUNCTIONS.put("States.ArrayPartition", new Arity(2, 2));
    FUNCTIONS.put("States.ArrayRange", new Arity(3, 3));
    FUNCTIONS.put("States.ArrayUnique", new Arity(1, 1));
    FUNCTIONS.put("States.Base64Decode", new Arity(1, 1));
    FUNCTIONS.put("States.Base64Encode", new Arity(1, 1));
    FUNCTIONS.put(FORMAT, new Arity(1, ANY));
    FUNCTIONS.put("States.Hash", new Arity(2, 2));
    FUNCTIONS.put(MERGE, new Arity(3, 3));
    FUNCTIONS.put("States.JsonToString", new Arity(1, 1));
    FUNCTIONS.put("States.MathAdd", new Arity(2, 2));
    FUNCTIONS.put("States.MathRandom", new Arity(2, 3));
    FUNCTIONS.put("States.StringSplit", new Arity(2, 2));
    FUNCTIONS.put("States.StringToJson", new Arity(1, 1));
    FUNCTIONS.put("States.UUID", new Arity(0, 0));
  }

  /** Where an expression stands. */
  public enum Place {
    /** A field of a payload whose name ends in {@code .$}. */
    PAYLOAD,
    /** {@code CausePath} or {@code ErrorPath} of a Fail state: fewer functions. */
    FAILURE,
    /** A path without functions. */
    PATH,
    /** A path to one place, which may be written to: names and indexes only. */
    REFERENCE
  }

  private record Arity(int least, int most) {
    String words() {
      String arguments = least == 1 && most == 1 ? " argument" : " arguments";
      return (most == ANY ? least + " or more" : least == most ? "" + least : least + " to " + most)
          + arguments;
    }
  }

  /** An argument; {@code text} is the content of a quoted one, the whole of another one. */
  private record Argument(boolean quoted, String text, int offset) {}

  private final String text;
  private final Place place;
  private int at;
  private int depth;

  private StatesExpression(String text, Place place) {
    this.text = text;
    this.place = place;
  }

  /**
   * Checks an expression.
   *
   * @throws SyntaxException where Step Functions would refuse it
   */
  public static void check(String expression, Place place) {
    StatesExpression parser = new StatesExpression(expression, place);
    if (parser.peek() == '$') {
      parser.path();
    } else if (place == Place.PATH || place == Place.REFERENCE) {
      throw parser.refused("a path, which begins with $");
    } else {
      parser.call();
    }
    if (parser.at < expression.length()) {
      throw parser.refused("the end");
    }
  }

  private void call() {
    if (++depth > DEEPEST) {
      throw refused("at most " + DEEPEST + " functions inside each other");
    }
    int start = at;
    while (isName(peek()) || peek() == '.') {
      at++;
    }
    String name = text.substring(start, at);
    Arity arity = FUNCTIONS.get(name);
    if (arity == null) {
      throw SyntaxException.at(
          start,
          name.isEmpty() ? shown() : name,
          depth > 1
              ? "'text', a number, true, false, null, a path or a function"
              : "a path, which begins with $, or one of " + String.join(", ", FUNCTIONS.keySet()));
    }
    if (place == Place.FAILURE && !OF_A_FAILURE.contains(name)) {
      throw SyntaxException.at(
          start, name, "in CausePath and ErrorPath " + String.join(", ", sorted(OF_A_FAILURE)));
    }
    expect('(');
    List<Argument> arguments = arguments();
    if (arguments.size() < arity.least() || arguments.size() > arity.most()) {
      throw SyntaxException.at(start, name + " with " + arguments.size(), arity.words());
    }
    if (name.equals(FORMAT) && arguments.get(0).quoted()) {
      template(arguments);
    }
    if (name.equals(MERGE) && !arguments.get(2).text().equals("false")) {
      throw SyntaxException.at(
          arguments.get(2).offset(),
          arguments.get(2).text(),
          "false: only shallow merges are supported");
    }
    depth--;
  }

  private List<Argument> arguments() {
    List<Argument> arguments = new ArrayList<>();
    space();
    if (peek() == ')') {
      at++;
      return arguments;
    }
    while (true) {
      space();
      arguments.add(argument());
      space();
      if (peek() == ')') {
        at++;
        return arguments;
      }
      if (peek() != ',') {
        throw refused(", or )");
      }
      at++;
    }
  }

  private Argument argument() {
    int start = at;
    char first = peek();
    if (first == '\'') {
      return new Argument(true, quoted(), start);
    }
    if (first == '$') {
      path();
    } else if (first == '-' || isDigit(first)) {
      number();
    } else if (!literal("true") && !literal("false") && !literal("null")) {
      call();
    }
    return new Argument(false, text.substring(start, at), start);
  }

  /** What is between the apostrophes, escapes as they stand. */
  private String quoted() {
    int start = at++;
    while (peek() != '\'') {
      if (at >= text.length()) {
        throw SyntaxException.at(start, "an open '", "a closing '");
      }
      if (peek() == '\\') {
        at++;
        if ("'{}\\".indexOf(peek()) < 0) {
          throw refused("after \\ one of ' { } \\");
        }
      }
      at++;
    }
    return text.substring(start + 1, at++);
  }

  /** Each {@code {}} of the template takes one argument. */
  private void template(List<Argument> arguments) {
    String template = arguments.get(0).text();
    int places = 0;
    for (int index = 0; index < template.length(); index++) {
      char character = template.charAt(index);
      if (character == '\\') {
        index++;
      } else if (character == '{' && template.startsWith("{}", index)) {
        places++;
        index++;
      } else if (character == '{' || character == '}') {
        throw SyntaxException.at(
            arguments.get(0).offset() + 1 + index,
            String.valueOf(character),
            "{} for an argument, or \\{ and \\} for the characters");
      }
    }
    if (places != arguments.size() - 1) {
      throw SyntaxException.at(
          arguments.get(0).offset(),
          places + " {} and " + (arguments.size() - 1) + " values",
          "one value for each {}");
    }
  }

  private void number() {
    int start = at;
    at += peek() == '-' ? 1 : 0;
    int digits = at;
    while (isDigit(peek())) {
      at++;
    }
    if (at == digits) {
      throw SyntaxException.at(start, shown(), "digits");
    }
    if (peek() == '.') {
      at++;
      int fraction = at;
      while (isDigit(peek())) {
        at++;
      }
      if (at == fraction) {
        throw refused("digits");
      }
    }
  }

  private boolean literal(String word) {
    boolean there =
        text.startsWith(word, at)
            && !isName(at + word.length() < text.length() ? text.charAt(at + word.length()) : ' ');
    at += there ? word.length() : 0;
    return there;
  }

  private void path() {
    at++;
    if (peek() == '$') {
      at++;
      context();
    }
    while (peek() == '.' || peek() == '[') {
      if (peek() == '[') {
        brackets();
      } else {
        at++;
        boolean deep = peek() == '.';
        if (deep) {
          onlyOnePlace("..");
          at++;
        }
        if (peek() == '*') {
          onlyOnePlace("*");
          at++;
        } else if (!(deep && peek() == '[')) {
          name();
        }
      }
    }
  }

  /** The context object has these parts only; the whole of it is {@code $$} or {@code $$.}. */
  private void context() {
    if (peek() != '.' || !isName(at + 1 < text.length() ? text.charAt(at + 1) : ' ')) {
      return;
    }
    int start = at + 1;
    at++;
    name();
    String part = text.substring(start, at);
    if (!CONTEXT.contains(part)) {
      throw SyntaxException.at(start, part, "one of " + String.join(", ", sorted(CONTEXT)));
    }
  }

  private void name() {
    int start = at;
    while (isName(peek()) || peek() == '-' || peek() > 127) {
      at++;
    }
    if (at == start) {
      throw refused("a field's name");
    }
  }

  /** An index, a quoted name, or what JSONPath has beside these: slices, unions, filters. */
  private void brackets() {
    int start = at++;
    int open = 1;
    while (open > 0) {
      if (at >= text.length()) {
        throw SyntaxException.at(start, "an open [", "a closing ]");
      }
      char character = text.charAt(at);
      if (character == '\'' || character == '"') {
        int end = text.indexOf(character, at + 1);
        if (end < 0) {
          throw SyntaxException.at(at, "an open " + character, "a closing " + character);
        }
        at = end;
      }
      open += character == '[' ? 1 : character == ']' ? -1 : 0;
      at++;
    }
    String content = text.substring(start + 1, at - 1);
    if (content.isBlank()) {
      throw SyntaxException.at(start, "[]", "an index or a name in quotation marks");
    }
    if (!content.matches("[0-9]+|'[^']*'|\"[^\"]*\"")) {
      onlyOnePlace("[" + content + "]");
    }
  }

  private void onlyOnePlace(String received) {
    if (place == Place.REFERENCE) {
      throw SyntaxException.at(at, received, "names and indexes: the path must name one place");
    }
  }

  private void expect(char character) {
    if (peek() != character) {
      throw refused(String.valueOf(character));
    }
    at++;
  }

  private void space() {
    while (Character.isWhitespace(peek())) {
      at++;
    }
  }

  /** The next character; 0 at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private String shown() {
    return at < text.length() ? String.valueOf(text.charAt(at)) : "the end";
  }

  private SyntaxException refused(String allowed) {
    return SyntaxException.at(at, shown(), allowed);
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isName(char character) {
    return isDigit(character)
        || character == '_'
        || (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z');
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
