package com.paymentmigration.lambda.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairedAccountsTest {
  private static final PairedAccounts TWO = new PairedAccounts(List.of("batch", "ledger"));

  @Test
  void eachProgramHasOneAccountASide() {
    assertThat(TWO.usernames(Environment.BLUE)).containsExactly("batch_blue", "ledger_blue");
    assertThat(TWO.usernames())
        .containsExactly("batch_blue", "ledger_blue", "batch_green", "ledger_green");
  }

  @Test
  void theTextIsReadBackAsItWasWritten() {
    assertThat(TWO.text()).isEqualTo("batch,ledger");
    assertThat(PairedAccounts.parse(TWO.text())).isEqualTo(TWO);
    assertThat(PairedAccounts.parse(PairedAccounts.NONE.text())).isEqualTo(PairedAccounts.NONE);
  }

  @Test
  void onlyThoseWithAUserOfThatSideAreAmongUsers() {
    assertThat(TWO.among(Environment.GREEN, List.of("ledger_green", "batch_blue")).names())
        .containsExactly("ledger");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Batch",
        "payment_app",
        "batch@%",
        "1batch",
        "batch,",
        "batch,batch",
        "a_name_of_twenty_seven_chars"
      })
  void whatIsNoNameIsRefusedWithWhatIsAllowed(String text) {
    assertThatThrownBy(() -> PairedAccounts.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("writing accounts: received")
        .hasMessageContaining("up to 20 different names");
  }

  @Test
  void noMoreThanTwentyAreFencedByOneStatement() {
    assertThat(new PairedAccounts(names(PairedAccounts.MOST)).names()).hasSize(PairedAccounts.MOST);
    assertThatThrownBy(() -> new PairedAccounts(names(PairedAccounts.MOST + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatWasOpenIsRecordedWhenTheWriterBecomesNoneAndNotWhenItIsNoneAlready() {
    MigrationState serving =
        MigrationState.initial(
            new Writer.Serving(Environment.BLUE, "blue.test", 3307, "payment_app_blue"),
            java.time.Instant.EPOCH);
    MigrationState fenced = serving.next().noWriter(TWO).build();
    assertThat(fenced.writer()).isEqualTo(Writer.none());
    assertThat(fenced.fencedAccounts()).isEqualTo(TWO);
    assertThat(fenced.next().noWriter(PairedAccounts.NONE).build().fencedAccounts())
        .as("a fence that is repeated finds them locked")
        .isEqualTo(TWO);
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(number -> "batch_" + number).toList();
  }
}
