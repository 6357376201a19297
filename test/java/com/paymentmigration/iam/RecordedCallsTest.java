package com.paymentmigration.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.rehearsal.calls.CallRecord;
import com.paymentmigration.rehearsal.calls.RecordedCall;
import com.paymentmigration.testsupport.GeneratedFile;
import com.paymentmigration.testsupport.SourceTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.junit.jupiter.api.Test;

/**
 * The committed record is that of a rehearsal. With {@code -Ddocs.update=true} it becomes what the
 * last rehearsal recorded: all of it if every scenario was played, else what is new is added.
 */
class RecordedCallsTest {
  private static final Path FOLDER = SourceTree.path(CallRecord.RECORDED);

  @Test
  void theCommittedRecordHoldsWhatTheLastRehearsalRecorded() {
    NavigableSet<RecordedCall> recorded = CallRecord.readFrom(FOLDER);
    NavigableSet<RecordedCall> wanted = CommittedCalls.read();
    if (CallRecord.isWhole(FOLDER)) {
      wanted = recorded;
    } else {
      wanted.addAll(recorded);
    }

    assertThat(new GeneratedFile(CallRecord.COMMITTED).committed(CallRecord.text(wanted)))
        .isEqualTo(CallRecord.text(wanted));
  }

  @Test
  void aCallIsTheSameAfterItWasWrittenAndRead() {
    RecordedCall call =
        new RecordedCall(
            "SwitchRunFunction",
            "dynamodb:PutItem",
            "MigrationStateTable",
            Map.of(RecordedCall.ENCLOSING, "TransactWriteItems", "dynamodb:LeadingKeys", "a"));

    assertThat(RecordedCall.of(call.line())).isEqualTo(call);
    assertThat(call.service()).isEqualTo("dynamodb");
  }

  @Test
  void aLineThatIsNoCallIsRefused() {
    assertThatThrownBy(() -> RecordedCall.of("SwitchRunFunction dynamodb:PutItem"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("allowed: caller, action, resource, context");
  }

  @Test
  void nothingInTheRecordBelongsToOneDeployment() {
    assertThat(CommittedCalls.read())
        .extracting(RecordedCall::line)
        .noneMatch(line -> line.matches(".*\\d{12}.*"))
        .noneMatch(line -> List.of("dev-", "staging-", "prod-").stream().anyMatch(line::contains));
  }
}
