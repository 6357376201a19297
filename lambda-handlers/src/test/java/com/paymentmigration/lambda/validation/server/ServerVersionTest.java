package com.paymentmigration.lambda.validation.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.validation.table.RowForm;
import com.paymentmigration.lambda.validation.table.RowHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"5.7.22-log", "5.7.44-48-log", "8.0.12", "8.0.36-28", "8.4.0", "9.7.0-commercial"})
  void everyMySqlFrom57OnIsKnown(String text) {
    assertThat(ServerVersion.of(text).supported()).isTrue();
    assertThat(ServerVersion.of(text)).hasToString("MySQL " + text);
  }

  @ParameterizedTest
  @CsvSource({
    "5.5.5-10.11.6-MariaDB-0+deb12u1, MariaDB 10.11.6-MariaDB-0+deb12u1",
    "11.4.2-MariaDB, MariaDB 11.4.2-MariaDB",
    "5.6.51, MySQL 5.6.51",
    "5.5.62-log, MySQL 5.5.62-log"
  })
  void whatIsNotIsNamedAsItIs(String text, String shown) {
    assertThat(ServerVersion.of(text).supported()).isFalse();
    assertThat(ServerVersion.of(text)).hasToString(shown);
  }

  @Test
  void aVersionThatIsNoneIsRefused() {
    assertThatThrownBy(() -> ServerVersion.of("unknown"))
        .isInstanceOf(CouldNotVerifyException.class)
        .hasMessage("a server of unknown version unknown");
  }

  @Test
  void versionsAreOrderedByTheirNumbers() {
    assertThat(ServerVersion.of("8.0.9")).isLessThan(ServerVersion.of("8.0.12"));
    assertThat(ServerVersion.of("5.7.44")).isLessThan(ServerVersion.of("8.0.12"));
    assertThat(ServerVersion.of("10.0.0")).isGreaterThan(ServerVersion.of("9.7.0"));
  }

  @ParameterizedTest
  @CsvSource({"5.7.22, false, true", "5.7.19, false, false", "8.0.12, true, true"})
  void whatDiffersByVersion(String text, boolean newer, boolean namesIsolation) {
    ServerVersion version = ServerVersion.of(text);

    assertThat(version.aggregatesBinary()).isEqualTo(newer);
    assertThat(version.hasInvisibleIndexes()).isEqualTo(newer);
    assertThat(version.cachesEstimates()).isEqualTo(newer);
    assertThat(version.printsFractionOfJsonDoubles()).isEqualTo(newer);
    assertThat(version.namesTransactionIsolation()).isEqualTo(namesIsolation);
  }

  @ParameterizedTest
  @CsvSource({"5.7.22, true", "8.4.0, true", "9.5.0, true", "9.6.0, false", "10.0.0, false"})
  void theHashFunctionsOfOldEndWith95(String text, boolean known) {
    ServerVersion version = ServerVersion.of(text);
    ServerVersion older = ServerVersion.of("8.0.36");

    assertThat(version.hasClassicHashes()).isEqualTo(known);
    assertThat(RowForm.of(RowHash.SHA1, older, version).hash())
        .isEqualTo(RowForm.of(RowHash.SHA1, version, older).hash())
        .isEqualTo(known ? RowHash.SHA1 : RowHash.SHA256);
  }
}
