package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;

/**
 * The table of protections is as complete as the library: whatever property of any resource type
 * sounds like one is in it, so that a type that the stack has never used is judged too.
 */
class ProtectionTableTest {
  private static final Pattern PROPERTIES =
      Pattern.compile("software/amazon/awscdk/services/(\\w+)/Cfn(\\w+)Props\\.class");

  /** Getters of properties that sound like a refusal to be deleted. */
  private static final Pattern GETTER =
      Pattern.compile(
          "get((?:Delet\\w*|Termination)Protect\\w*|DisableApiTermination|NewInstancesProtected\\w*)");

  /**
   * Sound like it, and refuse no deletion by CloudFormation: a check of callers before AppConfig
   * deletes.
   */
  private static final Set<String> OTHER_MEANING = Set.of("DeletionProtectionCheck");

  @Test
  void everyPropertyOfTheLibraryThatSoundsLikeOneIsInIt() throws IOException {
    Set<String> known =
        Protections.load().stream()
            .map(row -> key(row.type().substring(row.type().lastIndexOf(':') + 1), row.path()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(ofTheLibrary())
        .hasSizeGreaterThan(20)
        .allSatisfy(found -> assertThat(known).contains(found));
  }

  private static Set<String> ofTheLibrary() throws IOException {
    Path library = Path.of(App.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    Set<String> found = new TreeSet<>();
    try (ZipFile zip = new ZipFile(library.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        Matcher type = PROPERTIES.matcher(entry.getName());
        if (type.matches()) {
          byte[] bytes = zip.getInputStream(entry).readAllBytes();
          Matcher getter = GETTER.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
          while (getter.find()) {
            if (!OTHER_MEANING.contains(getter.group(1))) {
              found.add(key(type.group(2), getter.group(1)));
            }
          }
        }
      }
    }
    return found;
  }

  /** Type and first name of the property; packages spell services in other ways. */
  private static String key(String type, String path) {
    return (type + " " + path.replaceAll("[.\\[].*", "")).toLowerCase(Locale.ROOT);
  }
}
