package com.paymentmigration.operator;

import com.paymentmigration.operator.drill.DrillChoice;
import com.paymentmigration.operator.drill.DrillRecord;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.paper.DrillJson;
import com.paymentmigration.operator.drill.paper.DrillPage;
import com.paymentmigration.operator.drill.paper.DrillReport;
import com.paymentmigration.operator.drill.play.Catalogue;
import com.paymentmigration.operator.report.PrivateFile;
import com.paymentmigration.operator.report.SealedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which drills, and where the report goes. */
final class DrillOptions {
  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Play this drill; several by commas.")
  private List<String> only = List.of();

  @Option(
      names = "--skip",
      paramLabel = "NAME",
      split = ",",
      description = "Leave this drill out; several by commas.")
  private List<String> skip = List.of();

  @Option(
      names = "--destructive",
      description = "Also play what takes a database away for a while: failovers, restarts.")
  private boolean destructive;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      split = ",",
      description = "Write the report to FILE.html or FILE.json; several by commas.")
  private List<Path> reports = List.of();

  @Option(
      names = "--resume",
      description = "Go on with the report that --report names: keep what was played.")
  private boolean resume;

  private DrillReport earlier;

  /**
   * Refuses what can be refused without an account.
   *
   * @throws OperatorException if a drill is not known or a report cannot be used
   */
  void check() {
    known("--only", only);
    known("--skip", skip);
    for (Path report : reports) {
      String name = String.valueOf(report.getFileName());
      if (!name.endsWith(".html") && !name.endsWith(".json")) {
        throw new OperatorException(
            "--report '" + report + "'",
            "received another ending, allowed: .html, .json",
            "name the file FILE.html or FILE.json");
      }
      writable(report);
    }
    if (resume) {
      earlier = read();
    }
  }

  /** Before hours of drills: missing folders are made, below one that can be written to. */
  private static void writable(Path report) {
    Path folder = report.toAbsolutePath();
    do {
      folder = folder.getParent();
    } while (!Files.exists(folder));
    if (!Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(report)) {
      throw new OperatorException(
          "--report '" + report + "'",
          "received a place where no file can be written (" + folder + ")",
          "name a file in a folder of yours");
    }
  }

  /**
   * Which drills to play on the stack {@code stackId}.
   *
   * @throws OperatorException if the earlier report is another stack's
   */
  DrillChoice choice(String stackId) {
    Map<String, DrillRecord> kept = new TreeMap<>();
    if (earlier != null) {
      if (!earlier.stackId().equals(stackId)) {
        throw new OperatorException(
            "--resume",
            "the report is of " + earlier.stackId() + ", the stack is " + stackId,
            "name the report of this stack, or begin a new one without --resume");
      }
      earlier.drills().forEach(record -> kept.put(record.plan().name(), record));
    }
    return new DrillChoice(new TreeSet<>(only), new TreeSet<>(skip), destructive, kept);
  }

  /**
   * Writes the report to every file.
   *
   * @throws OperatorException if one cannot be written
   */
  void write(DrillReport report) {
    for (Path file : reports) {
      try {
        PrivateFile.write(
            file,
            file.toString().endsWith(".html")
                ? DrillPage.of(report)
                : DrillJson.line(report) + "\n");
      } catch (IOException unwritable) {
        throw new OperatorException(
            "--report '" + file + "'",
            "cannot be written: " + unwritable.getMessage(),
            "name a file in a folder that you may write",
            unwritable);
      }
    }
  }

  /** Files that are written, in words; empty if there is none. */
  String files() {
    return reports.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private static void known(String option, List<String> names) {
    Set<String> all =
        Catalogue.plans().stream().map(Plan::name).collect(Collectors.toCollection(TreeSet::new));
    for (String name : names) {
      if (!all.contains(name)) {
        throw new OperatorException(
            option + " '" + name.replaceAll("\\p{Cntrl}", "?") + "'",
            "no such drill, allowed: " + String.join(", ", all),
            "see ./migrate drill --list");
      }
    }
  }

  private DrillReport read() {
    Path file =
        reports.stream()
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(
                () ->
                    new OperatorException(
                        "--resume",
                        "received "
                            + (reports.isEmpty() ? "no --report" : "no report at " + files()),
                        "name the report of the earlier run with --report"));
    try {
      String text = Files.readString(file);
      return DrillJson.read(file.toString().endsWith(".html") ? SealedPage.json(text) : text);
    } catch (IOException | IllegalArgumentException unusable) {
      throw new OperatorException(
          "--resume with '" + file + "'",
          unusable.getMessage(),
          "name the report of the earlier run, or begin a new one without --resume",
          unusable);
    }
  }
}
