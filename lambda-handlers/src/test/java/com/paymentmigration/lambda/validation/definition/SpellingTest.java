package com.paymentmigration.lambda.validation.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SYSTEM (UTC)  | +00:00",
        "UTC           | +00:00",
        "Etc/GMT       | +00:00",
        "-00:00        | +00:00",
        "+1:00         | +01:00",
        "Europe/London | europe/london"
      })
  void aTimeZoneHasOneSpelling(String zone, String spelled) {
    assertThat(Spelling.timeZone(zone)).isEqualTo(spelled);
  }

  @ParameterizedTest
  @CsvSource({"SYSTEM (GMT)", "SYSTEM (CET)", "SYSTEM (BST)"})
  void theAbbreviationOfAServersZoneDoesNotSayWhatItMeansInSummer(String zone) {
    assertThat(Spelling.timeZone(zone)).isEqualTo(zone);
  }

  @Test
  void theTimeOfTheStatementIsADefaultOfOlderAndNewerServers() {
    assertThat(Spelling.temporalDefault("current_timestamp()")).isEqualTo("CURRENT_TIMESTAMP");
    assertThat(Spelling.temporalDefault("now(6)")).isEqualTo("CURRENT_TIMESTAMP(6)");
    assertThat(Spelling.temporalDefault("2024-01-01 00:00:00")).isEqualTo("2024-01-01 00:00:00");
    assertThat(Spelling.extra("DEFAULT_GENERATED on update CURRENT_TIMESTAMP", true))
        .isEqualTo(Spelling.extra("on update CURRENT_TIMESTAMP", true));
    assertThat(Spelling.extra("DEFAULT_GENERATED", false)).isEqualTo("DEFAULT_GENERATED");
  }

  @Test
  void aModeThatEightTookAwayDoesNotCount() {
    assertThat(Spelling.sqlMode("STRICT_TRANS_TABLES,NO_AUTO_CREATE_USER"))
        .isEqualTo(Spelling.sqlMode("STRICT_TRANS_TABLES"))
        .isNotEqualTo(Spelling.sqlMode("NO_ZERO_DATE"));
  }

  @Test
  void quotesOfAnExpressionAreEscapedByNewerServers() {
    assertThat(Spelling.expression("(`C` in (_utf8mb4\\'A\\',_utf8mb4\\'b\\'))"))
        .isEqualTo(Spelling.expression("(`c` in (_utf8mb4'A',_utf8mb4'b'))"))
        .isNotEqualTo(Spelling.expression("(`c` in (_utf8mb4'a',_utf8mb4'b'))"));
  }

  @Test
  void quotesThatMeanSomethingElseLeaveABodyAsItIs() {
    assertThat(SqlText.of("SELECT 1  -- x", "ANSI_QUOTES")).isEqualTo("SELECT 1  -- x");
    assertThat(SqlText.of("SELECT 1  -- x", "NO_BACKSLASH_ESCAPES")).isEqualTo("SELECT 1  -- x");
    assertThat(SqlText.of("SELECT 1  -- x", "")).isEqualTo("SELECT 1");
    assertThat(SqlText.of("SELECT '\\'  -- x'", "")).isEqualTo("SELECT '\\'  -- x'");
  }

  @Test
  void theRestOfADefinitionIsNamedAlsoWhereNewerServersBringIt() {
    String created =
        """
        CREATE TABLE `t` (
          `id` int NOT NULL AUTO_INCREMENT COMMENT 'a, (b)',
          `d` datetime(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
          `e` enum('x','y)') CHARACTER SET latin1 COLLATE latin1_bin DEFAULT 'x' /*!80023 INVISIBLE */,
          `u` varchar(36) DEFAULT (uuid()) /*!50606 COLUMN_FORMAT DYNAMIC */,
          `g` int GENERATED ALWAYS AS ((`id` + 1)) VIRTUAL,
          PRIMARY KEY (`id`),
          KEY `k` (`d`,`e`(1)) USING BTREE COMMENT 'why' /*!80000 INVISIBLE */,
          CONSTRAINT `c` CHECK ((`id` > 0)) /*!80016 NOT ENFORCED */
        ) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci COMMENT='t'
        /*!50100 PARTITION BY HASH (`id`) PARTITIONS 2 */""";

    assertThat(CreateTable.rest(created))
        .containsOnlyKeys("id COMMENT", "u COLUMN_FORMAT", "KEY k COMMENT", "COMMENT")
        .containsEntry("id COMMENT", "'a, (b)'")
        .containsEntry("KEY k COMMENT", "'why'");
  }
}
