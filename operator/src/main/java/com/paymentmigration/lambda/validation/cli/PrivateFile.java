package com.paymentmigration.lambda.validation.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes files that their owner only may read, and never through a symbolic link: who may make one
 * in a shared directory must not decide what is overwritten. A file is there whole or not at all.
 */
final class PrivateFile {
  private PrivateFile() {}

  /**
   * Finds out before the work, not after hours of it, whether {@code file} can be written.
   *
   * @param file null for none
   * @throws IllegalArgumentException naming {@code option} if it cannot
   */
  static void check(String option, Path file) {
    if (file == null) {
      return;
    }
    Path directory = file.toAbsolutePath().getParent();
    if (Files.isSymbolicLink(file)) {
      throw new IllegalArgumentException(
          option + ": received " + file + ", a symbolic link, allowed: a file");
    }
    boolean other =
        Files.exists(file, LinkOption.NOFOLLOW_LINKS)
            && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    if (other || directory == null || !Files.isWritable(directory)) {
      throw new IllegalArgumentException(
          option + ": received " + file + ", allowed: a file in a directory that can be written");
    }
  }

  /**
   * Writes {@code text}.
   *
   * @param file null for nowhere
   */
  static void write(Path file, String text) throws IOException {
    if (file == null) {
      return;
    }
    Path absolute = file.toAbsolutePath();
    Path beside =
        Files.createTempFile(absolute.getParent(), "." + file.getFileName(), ".part", ownersOnly());
    try {
      Files.writeString(beside, text, StandardCharsets.UTF_8);
      move(beside, absolute);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** A move takes the place of a link; it does not follow it. */
  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException unusual) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static FileAttribute<?>[] ownersOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
