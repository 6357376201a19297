package com.paymentmigration.lambda.validation.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.lambda.validation.work.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The file of {@code --resume}: options that decide what is compared, and how far each unit is. It
 * holds keys of rows, so it is for its owner only, and is removed when the run has come to its end.
 */
final class ResumeFile {
  private static final long INTERVAL_NANOS = 5_000_000_000L;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * What the file holds.
   *
   * @param options options that decide what is compared
   * @param schemas how far the run of each schema is
   */
  private record State(Map<String, String> options, Map<String, Checkpoint.Kept> schemas) {}

  private final Path file;
  private final State state;
  private boolean interrupted;
  private long next = System.nanoTime() + INTERVAL_NANOS;

  private ResumeFile(Path file, State state) {
    this.file = file;
    this.state = state;
  }

  /**
   * Goes on from {@code file} if it exists, else begins one.
   *
   * @param options options that decide what is compared
   * @throws IllegalArgumentException if the file is of a run with other options, or cannot be read
   */
  static ResumeFile of(Path file, Map<String, String> options) {
    State begun = new State(new TreeMap<>(options), new TreeMap<>());
    if (!Files.exists(file)) {
      return new ResumeFile(file, begun);
    }
    State kept = read(file);
    for (Map.Entry<String, String> option : kept.options.entrySet()) {
      String now = begun.options.getOrDefault(option.getKey(), "");
      if (!now.equals(option.getValue())) {
        throw new IllegalArgumentException(
            "--resume: received "
                + file
                + " of a run with "
                + option.getKey()
                + " '"
                + option.getValue()
                + "' instead of '"
                + now
                + "', allowed: the same options, or a file that does not exist");
      }
    }
    return new ResumeFile(file, kept);
  }

  private static State read(Path file) {
    try {
      State kept = JSON.readValue(Files.readString(file), State.class);
      if (kept != null && kept.options != null && kept.schemas != null) {
        return kept;
      }
    } catch (IOException unreadable) {
      throw notOurs(file, unreadable);
    }
    throw notOurs(file, null);
  }

  private static IllegalArgumentException notOurs(Path file, IOException cause) {
    return new IllegalArgumentException(
        "--resume: received " + file + ", allowed: a file that --resume wrote, or a new one",
        cause);
  }

  /** How far the run of {@code schema} is. */
  Checkpoint of(String schema) {
    return new OfSchema(schema);
  }

  /** Takes the file away unless the run was interrupted. */
  synchronized void close() throws IOException {
    if (!interrupted) {
      Files.deleteIfExists(file);
    }
  }

  private synchronized void keep(String schema, UnitState unit) {
    state.schemas.get(schema).units().set(unit.unit().number(), unit);
    if (System.nanoTime() - next > 0) {
      write();
    }
  }

  private synchronized void write() {
    next = System.nanoTime() + INTERVAL_NANOS;
    try {
      PrivateFile.write(file, JSON.writeValueAsString(state));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("state of the run", impossible);
    } catch (IOException full) {
      throw new UncheckedIOException("--resume: " + file + " cannot be written", full);
    }
  }

  private final class OfSchema implements Checkpoint {
    private final String schema;

    private OfSchema(String schema) {
      this.schema = schema;
    }

    @Override
    public Optional<Kept> begun(String servers) {
      synchronized (ResumeFile.this) {
        Kept kept = state.schemas.get(schema);
        if (kept != null && !servers.equals(kept.servers())) {
          throw new CouldNotVerifyException(
              "--resume: the file is of a run between other servers: " + kept.servers(),
              false,
              null);
        }
        return Optional.ofNullable(kept);
      }
    }

    @Override
    public void planned(Kept beginning) {
      synchronized (ResumeFile.this) {
        state.schemas.put(
            schema,
            new Kept(
                beginning.servers(),
                beginning.startedAt(),
                beginning.sourceGtids(),
                new ArrayList<>(beginning.units())));
        write();
      }
    }

    @Override
    public void progressed(UnitState unit) {
      keep(schema, unit);
    }

    @Override
    public void ended(List<UnitState> states, boolean cutShort) {
      synchronized (ResumeFile.this) {
        interrupted |= cutShort;
        states.forEach(unit -> keep(schema, unit));
        write();
      }
    }
  }
}
