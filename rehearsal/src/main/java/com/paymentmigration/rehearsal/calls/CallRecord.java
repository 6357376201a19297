package com.paymentmigration.rehearsal.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** Every different call that was made, in a fixed order. */
public final class CallRecord {
  /** First line of a file. */
  public static final String HEADER = "caller\taction\tresource\tcontext";

  /** Where the committed record is, below the repository's root. */
  public static final String COMMITTED = "docs/iam-calls.tsv";

  /** Where rehearsals leave what they recorded, below the repository's root. */
  public static final String RECORDED = "rehearsal/target/rehearsal/calls";

  private static final String SUFFIX = ".calls.tsv";
  private static final String WHOLE = "whole";

  private final ConcurrentSkipListSet<RecordedCall> calls = new ConcurrentSkipListSet<>();

  /** Adds {@code call}, unless it is there. */
  public void add(RecordedCall call) {
    calls.add(call);
  }

  /** All of them. */
  public NavigableSet<RecordedCall> calls() {
    return new TreeSet<>(calls);
  }

  /** The record as text. */
  public static String text(NavigableSet<RecordedCall> calls) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    calls.forEach(call -> text.append(call.line()).append('\n'));
    return text.toString();
  }

  /** Calls of a {@link #text}. */
  public static NavigableSet<RecordedCall> of(String text) {
    NavigableSet<RecordedCall> calls = new TreeSet<>();
    text.lines().skip(1).filter(line -> !line.isBlank()).map(RecordedCall::of).forEach(calls::add);
    return calls;
  }

  /** Writes what was recorded into {@code folder}, a file for each process. */
  public void writeInto(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(ProcessHandle.current().pid() + SUFFIX), text(new TreeSet<>(calls)));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write the calls into " + folder, failure);
    }
  }

  /** Everything that processes wrote into {@code folder}; nothing if there is no folder. */
  public static NavigableSet<RecordedCall> readFrom(Path folder) {
    NavigableSet<RecordedCall> all = new TreeSet<>();
    for (Path file : files(folder)) {
      try {
        all.addAll(of(Files.readString(file)));
      } catch (IOException failure) {
        throw new UncheckedIOException("cannot read " + file, failure);
      }
    }
    return all;
  }

  /** Notes that every scenario was played: what is not in {@code folder} now, nobody calls. */
  public static void markWhole(Path folder) {
    try {
      Files.writeString(Files.createDirectories(folder).resolve(WHOLE), "");
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write into " + folder, failure);
    }
  }

  /** Whether {@link #markWhole} was called since {@link #clear}. */
  public static boolean isWhole(Path folder) {
    return Files.exists(folder.resolve(WHOLE));
  }

  /** Removes what earlier runs left in {@code folder}. */
  public static void clear(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(WHOLE));
      for (Path file : files(folder)) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot empty " + folder, failure);
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot list " + folder, failure);
    }
  }
}
