package com.paymentmigration.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.config.ParameterDefinition;
import com.paymentmigration.config.RuleMessages;
import com.paymentmigration.errors.Catalogue.Row;
import com.paymentmigration.testsupport.GeneratedSection;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/errors.md explains every message that users meet, and no other. */
class ErrorsDocumentTest {
  private static final List<Row> ROWS = Catalogue.rows();
  private static final MessageTemplates CODE =
      new MessageTemplates(Path.of(System.getProperty("project.root", "..")));

  private static List<Row> rows(Catalogue where) {
    return ROWS.stream().filter(row -> row.where() == where).toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyMessageInTheCodeHasARowAndEveryRowAMessage(Catalogue where) {
    assertThat(new TreeSet<>(rows(where).stream().map(Row::message).toList()))
        .isEqualTo(where.inCode(CODE))
        .isNotEmpty();
  }

  @Test
  void everyRowSaysWhyAndWhatToDo() {
    assertThat(ROWS)
        .allSatisfy(
            row -> {
              assertThat(row.why()).as(row.message()).isNotBlank();
              assertThat(row.todo()).as(row.message()).isNotBlank();
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void theDocumentIsMadeFromThem() {
    String tables = tables();

    assertThat(new GeneratedSection("docs/errors.md", "messages").committed(tables))
        .isEqualTo(tables);
  }

  private static String tables() {
    StringBuilder text = new StringBuilder();
    for (Catalogue where : Catalogue.values()) {
      head(text, where.heading());
      for (Row row : rows(where)) {
        row(text, code(row.message()), row.why(), row.todo());
      }
      if (where == Catalogue.SYNTH) {
        parameters(text);
      }
    }
    return text.toString();
  }

  private static void parameters(StringBuilder text) {
    head(text, "deployment, parameter refused by CloudFormation before anything changes");
    for (ParameterDefinition parameter : ParameterDefinition.values()) {
      row(
          text,
          code("Parameter " + parameter.logicalId() + " failed to satisfy constraint: …"),
          parameter.description(),
          "Allowed: " + code(parameter.constraint()));
    }
    head(text, "deployment, combination refused by a rule of the template before anything changes");
    RuleMessages.all()
        .forEach(
            (id, message) -> row(text, code(message), "Rule `" + id + "`", "As the message says"));
  }

  private static void head(StringBuilder text, String heading) {
    text.append("\n### ").append(Character.toUpperCase(heading.charAt(0)));
    text.append(heading.substring(1)).append("\n| message | why | what to do |\n|---|---|---|\n");
  }

  private static void row(StringBuilder text, String message, String why, String todo) {
    text.append("| ").append(message).append(" | ").append(cell(why)).append(" | ");
    text.append(todo).append(" |\n");
  }

  private static String code(String message) {
    return "`" + cell(message) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
