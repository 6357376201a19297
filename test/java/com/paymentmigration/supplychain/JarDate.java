package com.paymentmigration.supplychain;

import com.paymentmigration.supplychain.BillOfMaterials.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * When a library was built, as its own jar says: the newest date of its entries. Reproducible
 * builds write the date of the release there, or one before Java existed, which says nothing.
 */
final class JarDate {
  private static final LocalDate FIRST_JAR = LocalDate.of(1996, 1, 1);

  /** Field of an entry that holds times in UTC (APPNOTE.TXT, Info-ZIP "extended timestamp"). */
  private static final int EXTENDED_TIMESTAMP = 0x5455;

  private static final int FIELD_HEADER = 4;

  private JarDate() {}

  /** Date of the component in Maven's local repository; empty if its jar says none. */
  static Optional<LocalDate> of(Component component) {
    Path jar = repository().resolve(folder(component)).resolve(component.jar());
    if (!Files.isRegularFile(jar)) {
      throw new AssertionError("no " + jar + ": it is read by ./mvnw package");
    }
    return of(jar);
  }

  static Optional<LocalDate> of(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return Collections.list(zip.entries()).stream()
          .map(JarDate::date)
          .max(Comparator.naturalOrder())
          .filter(date -> !date.isBefore(FIRST_JAR));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same on every machine: an entry has either a time in UTC, or a local one without zone. */
  private static LocalDate date(ZipEntry entry) {
    return hasInstant(entry.getExtra())
        ? LocalDate.ofInstant(entry.getLastModifiedTime().toInstant(), ZoneOffset.UTC)
        : entry.getTimeLocal().toLocalDate();
  }

  private static boolean hasInstant(byte[] extra) {
    int at = 0;
    while (extra != null && at + FIELD_HEADER <= extra.length) {
      if (number(extra, at) == EXTENDED_TIMESTAMP) {
        return true;
      }
      at += FIELD_HEADER + number(extra, at + 2);
    }
    return false;
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
  }

  private static Path repository() {
    String told = System.getProperty("local.repository", "");
    return told.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".m2/repository")
        : Path.of(told);
  }

  private static String folder(Component component) {
    String[] name = component.name().split(":", 2);
    return name[0].replace('.', '/') + "/" + name[1] + "/" + component.version();
  }
}
