package com.paymentmigration.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarDateTest {
  private static final TimeZone ZONE = TimeZone.getDefault();

  @TempDir Path folder;

  @AfterEach
  void backInItsZone() {
    TimeZone.setDefault(ZONE);
  }

  @Test
  void theNewestEntryTells() throws IOException {
    Path jar = jar(local("a", 2026, 3, 4), local("b", 2026, 11, 13), local("c", 2024, 1, 1));

    assertThat(JarDate.of(jar)).contains(LocalDate.of(2026, 11, 13));
  }

  @Test
  void aDateBeforeTheFirstJarSaysNothing() throws IOException {
    assertThat(JarDate.of(jar(local("a", 1980, 2, 1)))).isEmpty();
  }

  @Test
  void itIsTheSameInEveryZone() throws IOException {
    ZipEntry late = new ZipEntry("a");
    late.setLastModifiedTime(FileTime.from(Instant.parse("2026-06-30T23:30:00Z")));
    Path instant = jar(late);
    Path local = jar(local("b", 2026, 6, 30));

    for (String zone : new String[] {"UTC", "Pacific/Kiritimati", "Pacific/Honolulu"}) {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      assertThat(JarDate.of(instant)).as(zone).contains(LocalDate.of(2026, 6, 30));
      assertThat(JarDate.of(local)).as(zone).contains(LocalDate.of(2026, 6, 30));
    }
  }

  private static ZipEntry local(String name, int year, int month, int day) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(year, month, day, 23, 30));
    return entry;
  }

  private Path jar(ZipEntry... entries) throws IOException {
    Path jar = Files.createTempFile(folder, "library", ".jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (ZipEntry entry : entries) {
        zip.putNextEntry(entry);
        zip.closeEntry();
      }
    }
    return jar;
  }
}
