package com.paymentmigration.lambda.referenceapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.Writer;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WriterDirectoryTest {
  private static final Writer.Serving BLUE =
      new Writer.Serving(Environment.BLUE, "blue.example", 3307, "payment_app_blue");

  @Test
  void theLastPointerStandsWhileTheItemCannotBeRead() {
    AtomicBoolean readable = new AtomicBoolean(true);
    WriterDirectory directory = new WriterDirectory(() -> read(readable));
    readable.set(false);
    directory.refresh();
    assertThat(directory.current().writer()).contains(BLUE);
  }

  @Test
  void withoutAPointerNobodyWrites() {
    assertThatThrownBy(() -> new WriterDirectory(() -> read(new AtomicBoolean())))
        .isInstanceOf(MigrationException.class);
  }

  private static MigrationState read(AtomicBoolean readable) {
    if (!readable.get()) {
      throw new MigrationException("throttled");
    }
    return MigrationState.initial(BLUE, Instant.EPOCH);
  }
}
