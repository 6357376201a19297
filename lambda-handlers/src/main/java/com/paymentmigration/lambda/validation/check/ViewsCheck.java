package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.definition.Spelling;
import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same views, with the same definers. Definitions come from SHOW CREATE VIEW:
 * information_schema leaves them empty for an account whose privilege comes through a role (seen on
 * 8.0.12).
 */
public final class ViewsCheck extends ObjectEquality {
  private static final String SELECT = " VIEW ";
  private static final Pattern ALGORITHM = Pattern.compile("^CREATE ALGORITHM=(\\w+) ");

  /** The check. */
  public ViewsCheck() {
    super(
        "views",
        "views",
        List.of(
            "definer", "security", "check option", "character sets", "algorithm", "definition"));
  }

  @Override
  String sql(Session session) {
    return """
        SELECT '', table_name, definer, security_type, check_option,
          CONCAT_WS(' ', character_set_client, collation_connection)
        FROM information_schema.views WHERE table_schema = DATABASE()
        """;
  }

  @Override
  SortedMap<String, Defined> read(Session session) {
    SortedMap<String, Defined> views = super.read(session);
    views.replaceAll(
        (view, defined) -> {
          List<String> all = new ArrayList<>(defined.values());
          String created = session.row("SHOW CREATE VIEW " + Names.quoted(view)).get(1);
          Matcher algorithm = ALGORITHM.matcher(created);
          all.add(algorithm.find() ? algorithm.group(1) : "");
          all.add(definition(session, created));
          return new Defined("", view, all);
        });
    return views;
  }

  @Override
  String meaning(String attribute, String value, Map<String, String> whole) {
    return switch (attribute) {
      case "definer" -> Spelling.account(value);
      case "character sets" -> Spelling.charset(value);
      default -> value;
    };
  }

  /** Without the definer, compared by itself, and the schema, which may be named differently. */
  private static String definition(Session session, String created) {
    return created
        .substring(Math.max(0, created.indexOf(SELECT)))
        .replace(Names.quoted(session.address().schema()) + ".", "");
  }
}
