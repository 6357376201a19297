package com.paymentmigration.lambda.validation.fault;

import com.paymentmigration.lambda.testmachine.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of one line of the engine that makes it wrong.
 *
 * @param file source file, below the package {@code validation}
 * @param right text that stands there once
 * @param wrong text that stands there instead
 * @param player class of the package {@code random} that sees it
 */
record EngineFault(String file, String right, String wrong, String player) {
  private static final String LIST = "/validation/engine-faults.tsv";
  private static final int FIELDS = 3;
  private static final String USUAL_PLAYER = "RandomTables";

  static List<EngineFault> all() {
    List<EngineFault> faults = new ArrayList<>();
    try (var list = EngineFault.class.getResourceAsStream(LIST)) {
      for (String line : new String(list.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS && fields.length != FIELDS + 1) {
          throw new IllegalStateException(LIST + ": no line of 3 or 4 fields: " + line);
        }
        String player = fields.length == FIELDS ? USUAL_PLAYER : fields[FIELDS];
        faults.add(new EngineFault(fields[0], fields[1], fields[2], player));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return faults;
  }

  Path path() {
    return Checkout.root()
        .resolve("lambda-handlers/src/main/java/com/paymentmigration/lambda/validation")
        .resolve(file);
  }

  String source() {
    try {
      return Files.readString(path());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** How often the right text stands in the file. */
  int places() {
    String source = source();
    int places = 0;
    for (int at = source.indexOf(right); at >= 0; at = source.indexOf(right, at + 1)) {
      places++;
    }
    return places;
  }

  /** The file with the fault. */
  String broken() {
    return source().replace(right, wrong);
  }
}
