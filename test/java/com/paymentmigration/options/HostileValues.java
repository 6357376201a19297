package com.paymentmigration.options;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Values that nobody should give a key, as JSON, and random ones; the same ones at each run. */
final class HostileValues {
  private static final long SEED = 20_261_130;
  private static final int RANDOM_VALUES = 40;

  /** Rows that are synthesized of what is accepted: the first and the last value of each key. */
  private static final int ROWS = 2;

  private static final List<String> JSON =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "-1",
          "1.0",
          "1.5",
          "1e2",
          "1e400",
          "-1e400",
          "2147483647",
          "2147483648",
          "-2147483648",
          "-2147483649",
          "99999999999",
          "123456789012345678901234567890",
          "[]",
          "[null]",
          "[[]]",
          "[{}]",
          "[1,\"a\"]",
          "[1.5]",
          "[99999999999]",
          "[50,100,100]",
          "[100,50]",
          "[true]",
          "{}",
          "{\"Ref\":\"AlertEmail\"}",
          "{\"key\\n\":1}");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          "3",
          "true",
          "null",
          "NaN",
          "-Infinity",
          "0x10",
          "1,000",
          "é",
          "𝟙𝟘",
          "\u0660\u0661",
          "\u202e/01",
          "a\nb",
          "a\r\nallowed: x",
          "a\u0000b",
          "\u001b[31mred",
          "\u2028",
          "\ud800",
          "'; drop table payments; --",
          "$(touch x)",
          "`id`",
          "${AWS::AccountId}",
          "${Token[AWS.Region.4]}",
          "{{resolve:secretsmanager:admin}}",
          "../../etc/passwd",
          "<script>alert(1)</script>",
          "%s%n%x",
          "mysql",
          "/health?x=1",
          "/../..",
          "0.0.0.0/0",
          "128.0.0.0/1",
          "::/0",
          "10.0.0.0/33",
          "10.0.0.1/8",
          "010.0.0.0/8",
          "10.0.0.0/08",
          "10.0.0.0",
          "10.65.1.0/24",
          "db.t4g.micro",
          "8.0.mysql_aurora.3.99.999999999999",
          "y".repeat(10_000));

  private HostileValues() {}

  /** Values for any key. */
  static List<String> all() {
    List<String> values = new ArrayList<>(JSON);
    for (String text : TEXTS) {
      values.add(quoted(text));
      values.add("[" + quoted(text) + "]");
    }
    values.add("[" + quoted("10.1.0.0/16") + "," + quoted("10.1.0.0/16") + "]");
    values.add(
        IntStream.range(0, 1000)
            .mapToObj(number -> quoted("10.200." + number % 250 + "." + number / 250 + "/32"))
            .toList()
            .toString());
    Random random = new Random(SEED);
    for (int count = 0; count < RANDOM_VALUES; count++) {
      values.add(String.valueOf((long) Math.pow(2, random.nextDouble() * 36)));
      values.add(quoted(text(random)));
    }
    return values;
  }

  /** Deployments of what the app accepts of them: their synthesis must succeed, with all gates. */
  static List<Row> acceptedTogether() {
    Map<String, List<String>> accepted = new LinkedHashMap<>();
    List<String> values = all();
    for (String key : ProfileKeys.leaves()) {
      for (String value : values) {
        if (new Row(Map.of(key, value)).isValid()) {
          accepted.computeIfAbsent(key, each -> new ArrayList<>()).add(value);
        }
      }
    }
    return IntStream.range(0, ROWS).mapToObj(number -> together(accepted, number)).toList();
  }

  private static Row together(Map<String, List<String>> accepted, int number) {
    Map<String, String> values = new LinkedHashMap<>();
    accepted.forEach(
        (key, list) -> {
          values.put(key, list.get(number * (list.size() - 1) / (ROWS - 1)));
          if (!new Row(values).isValid()) {
            values.remove(key);
          }
        });
    return new Row(values);
  }

  private static String text(Random random) {
    return random
        .ints(1 + random.nextInt(12), 0, Character.MAX_CODE_POINT + 1)
        .map(point -> random.nextBoolean() ? point % 128 : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static String quoted(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }
}
