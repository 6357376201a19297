package com.paymentmigration.rehearsal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packets by hand: what is done at which of them, and what is recorded. */
class ConversationTest {
  private static final String KEY = "key-1";

  private final Tampering tampering = new Tampering();
  private final WireRecord record = new WireRecord();
  private final Conversation talk = new Conversation("blue", 1, tampering, record);

  private Deed says(String sql) {
    return talk.onCommand(new Packet(0, command(0x03, sql)));
  }

  private static byte[] command(int kind, String text) {
    byte[] words = text.getBytes(StandardCharsets.UTF_8);
    byte[] payload = new byte[words.length + 1];
    payload[0] = (byte) kind;
    System.arraycopy(words, 0, payload, 1, words.length);
    return payload;
  }

  /** OK with a number of changed rows. */
  private boolean answered(int rows) {
    return talk.onAnswer(new Packet(1, new byte[] {0, (byte) rows, 0, 2, 0, 0, 0}));
  }

  @Test
  void theCommitOfAWatchedPaymentIsCutOnce() {
    tampering.atFirstCommit(KEY, Deed.CUT_BEFORE);
    says("BEGIN");
    answered(0);
    assertThat(says("INSERT INTO p VALUES ('key-1')")).isEqualTo(Deed.PASS);
    answered(1);

    assertThat(says("COMMIT")).isEqualTo(Deed.CUT_BEFORE);
    assertThat(tampering.pending(KEY)).isFalse();
    assertThat(record.commits(0)).isEmpty();
  }

  @Test
  void theCommitOfAnotherPaymentPasses() {
    tampering.atFirstCommit(KEY, Deed.CUT_BEFORE);
    says("INSERT INTO p VALUES ('key-2')");
    answered(1);

    assertThat(says("COMMIT")).isEqualTo(Deed.PASS);
    assertThat(tampering.pending(KEY)).isTrue();
  }

  @Test
  void aCommitWhoseAnswerIsWithheldWasDone() {
    tampering.atFirstCommit(KEY, Deed.CUT_AFTER);
    says("SET autocommit=0");
    answered(0);
    says("INSERT INTO p VALUES ('key-1')");
    answered(1);

    assertThat(says("commit")).isEqualTo(Deed.CUT_AFTER);
    assertThat(answered(0)).as("withheld").isTrue();
    assertThat(record.commits(0)).extracting(WireRecord.Commit::effective).containsExactly(true);
  }

  @Test
  void withAutocommitTheWriteIsTheCommit() {
    tampering.atFirstCommit(KEY, Deed.HOLD);

    assertThat(says("INSERT INTO p VALUES ('key-1')")).isEqualTo(Deed.HOLD);
  }

  @Test
  void aKeyAmongBoundValuesIsFound() {
    tampering.atEachWrite(KEY, Deed.REFUSE);
    talk.onCommand(new Packet(0, command(0x16, "INSERT INTO p VALUES (?)")));
    talk.onAnswer(new Packet(1, new byte[] {0, 5, 0, 0, 0, 0, 0}));
    byte[] execute = command(0x17, "\u0005\0\0\0values key-1");

    assertThat(talk.onCommand(new Packet(0, execute))).isEqualTo(Deed.REFUSE);
  }

  @Test
  void aTransactionWithoutAChangedRowHasNoEffect() {
    tampering.watch(KEY);
    says("BEGIN");
    answered(0);
    says("INSERT IGNORE INTO p VALUES ('key-1')");
    answered(0);
    says("COMMIT");
    answered(0);

    assertThat(record.commits(0)).extracting(WireRecord.Commit::effective).containsExactly(false);
  }

  @Test
  void errorsAreRecordedWithTheirNumber() {
    says("INSERT INTO p VALUES (1)");
    talk.onAnswer(Packet.error(1, 1290, "HY000", "read only"));

    assertThat(record.refusals(0))
        .extracting(WireRecord.Refusal::error, WireRecord.Refusal::brief)
        .containsExactly(org.assertj.core.api.Assertions.tuple(1290, "INSERT INTO p VALUES (?)"));
  }

  @Test
  void whatAContractRuleIsAboutIsSeen() {
    for (String each : List.of("ALTER TABLE p ADD c INT", "XA START 'x'", "SELECT 1")) {
      says(each);
      answered(0);
    }

    assertThat(record.statements(0))
        .extracting(WireRecord.Seen::what)
        .containsExactly("definition", "xa");
  }
}
