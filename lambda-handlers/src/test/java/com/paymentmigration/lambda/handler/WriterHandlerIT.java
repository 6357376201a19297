package com.paymentmigration.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.realpair.HandlerBench;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The functions as Step Functions calls them, JSON in and out, over real servers. */
class WriterHandlerIT {
  private static HandlerBench bench;
  private static WriterHandler writer;

  @BeforeAll
  static void start() {
    bench = HandlerBench.start();
    writer = new WriterHandler(bench.composition());
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @Test
  void theWriterMovesAndComesBackOverJson() throws IOException {
    long epoch = bench.beginReplicate();
    assertThat(
            HandlerBench.call(
                new ReplicationHandler(bench.armReplication()), "{\"epoch\":" + epoch + "}"))
        .contains("\"armed\":true");
    bench.replicating(epoch);

    epoch = bench.beginMigrate();
    String move =
        "{\"operation\":\"move\",\"epoch\":%d,\"from\":\"blue\",\"to\":\"green\"}".formatted(epoch);
    assertThat(HandlerBench.call(writer, move))
        .contains("\"writer\":\"GREEN\"", "\"epoch\":" + (epoch + 1), "\"unavailableMillis\":");
    assertThatThrownBy(() -> HandlerBench.call(writer, move))
        .isInstanceOf(StaleActorException.class);
    assertThat(HandlerBench.call(writer, "{\"operation\":\"reassert\"}"))
        .isEqualTo("{\"outcome\":\"HELD\"}");
    assertThat(HandlerBench.call(writer, "{\"operation\":\"tick\"}"))
        .isEqualTo("{\"outcome\":\"HELD\"}");

    epoch = bench.claimRollback();
    assertThat(
            HandlerBench.call(writer, "{\"operation\":\"recover\",\"epoch\":%d}".formatted(epoch)))
        .contains("\"writer\":\"BLUE\"", "\"outcome\":\"ROLLED_BACK\"");
  }

  @Test
  void anUnknownOperationIsRefusedWithTheAllowedOnes() {
    assertThatThrownBy(() -> HandlerBench.call(writer, "{\"operation\":\"open\"}"))
        .hasMessageContaining("received 'open', allowed: move, recover, reassert");
  }

  @Test
  void aMoveToTheSameSideIsRefused() {
    assertThatThrownBy(
            () ->
                HandlerBench.call(
                    writer,
                    "{\"operation\":\"move\",\"epoch\":1,\"from\":\"blue\",\"to\":\"blue\"}"))
        .hasMessageContaining("to: received 'blue', allowed: green");
  }
}
