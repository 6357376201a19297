package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an account may do, from SHOW GRANTS, which includes what its active roles may do (Reference
 * Manual 8.0, "SHOW GRANTS Statement").
 */
final class Grants {
  private static final Pattern LINE =
      Pattern.compile("(GRANT|REVOKE) (.*) ON (`(?:[^`]|``)*`|\\*)\\.\\* (?:TO|FROM) .*");
  private static final String ALL = "ALL PRIVILEGES";
  private static final String EVERY_SCHEMA = "*";

  private final Set<String> global = new TreeSet<>();
  private final Set<String> ofSchema = new TreeSet<>();
  private final Set<String> taken = new TreeSet<>();
  private final Set<String> columnLists = new TreeSet<>();

  private Grants() {}

  /** What the session's account may do with its schema. */
  static Grants of(Session session) {
    List<String> lines = session.rows("SHOW GRANTS").stream().map(row -> row.get(0)).toList();
    return of(lines, session.value("SELECT DATABASE()"));
  }

  /** What {@code lines} of SHOW GRANTS allow in {@code schema}. */
  static Grants of(List<String> lines, String schema) {
    Grants grants = new Grants();
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        grants.add(matcher, schema);
      } else if (line.matches("GRANT .*\\bSELECT \\(.*")) {
        grants.columnLists.add(line.replaceFirst(".* ON (\\S+) TO .*", "$1"));
      }
    }
    return grants;
  }

  private void add(Matcher line, String schema) {
    List<String> privileges = privileges(line.group(2));
    boolean everywhere = line.group(3).equals(EVERY_SCHEMA);
    if (!everywhere && !covers(line.group(3), schema)) {
      return;
    }
    if (line.group(1).equals("REVOKE")) {
      taken.addAll(privileges);
    } else {
      (everywhere ? global : ofSchema).addAll(privileges);
    }
  }

  private static List<String> privileges(String list) {
    List<String> privileges = new ArrayList<>();
    for (String privilege : list.split(",", -1)) {
      privileges.add(privilege.strip().toUpperCase(Locale.ROOT));
    }
    return privileges;
  }

  /** A schema's name in a grant is a pattern: {@code _} and {@code %} stand for others. */
  private static boolean covers(String quoted, String schema) {
    String pattern = quoted.substring(1, quoted.length() - 1).replace("``", "`");
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char letter = pattern.charAt(at);
      if (letter == '\\' && at + 1 < pattern.length()) {
        at++;
        regex.append(Pattern.quote(String.valueOf(pattern.charAt(at))));
      } else if (letter == '_') {
        regex.append('.');
      } else if (letter == '%') {
        regex.append(".*");
      } else {
        regex.append(Pattern.quote(String.valueOf(letter)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(schema).matches();
  }

  /** Whether the account holds {@code privilege} on the whole schema. */
  boolean onSchema(String privilege) {
    return globally(privilege)
        || ofSchema.contains(privilege)
        || (ofSchema.contains(ALL) && !privilege.contains("_"));
  }

  /** Whether the account holds {@code privilege} everywhere, and no revocation takes it here. */
  boolean globally(String privilege) {
    return (global.contains(privilege) || global.contains(ALL)) && !taken.contains(privilege);
  }

  /** Tables of which the account may read some columns only, as SHOW GRANTS names them. */
  Set<String> readInColumns() {
    return Set.copyOf(columnLists);
  }
}
