package com.paymentmigration.operator.drill.paper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.operator.drill.Journal;
import com.paymentmigration.operator.drill.OpenChange;
import com.paymentmigration.operator.report.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The journal as a file; one process at a time has it. */
public final class FileJournal implements Journal, AutoCloseable {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final Path file;
  private final FileChannel channel;

  /**
   * Opens the journal {@code file}; missing folders are made.
   *
   * @throws IllegalStateException if another process has it
   */
  public FileJournal(Path file) {
    this.file = file;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      channel =
          FileChannel.open(
              file.resolveSibling(file.getFileName() + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new IllegalStateException("another drill of this stack is under way here");
      }
    } catch (IOException unusable) {
      throw new UncheckedIOException("journal " + file, unusable);
    }
  }

  /** Held until the channel is closed. */
  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException here) {
      return false;
    }
  }

  @Override
  public Optional<OpenChange> open() {
    try {
      return Optional.of(JSON.readValue(Files.readString(file), OpenChange.class));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException(
          "journal " + file + " cannot be read: look at what it says, then delete it", damaged);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("journal " + file, unreadable);
    }
  }

  @Override
  public void announce(OpenChange change) {
    try {
      PrivateFile.write(file, JSON.writeValueAsString(change));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("journal " + file, unwritable);
    }
  }

  @Override
  public void settle() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException undeletable) {
      throw new UncheckedIOException("journal " + file, undeletable);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException stuck) {
      throw new UncheckedIOException("journal " + file, stuck);
    }
  }
}
