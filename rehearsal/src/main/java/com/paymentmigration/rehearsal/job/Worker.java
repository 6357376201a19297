package com.paymentmigration.rehearsal.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import com.paymentmigration.rehearsal.report.JsonReport;
import com.paymentmigration.rehearsal.report.TerminalProgress;
import com.paymentmigration.rehearsal.scenario.Scenarios;
import com.paymentmigration.rehearsal.scenario.Theatre;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * A process that plays the scenarios whose names it reads, one a line, until there are no more. It
 * tells what happens as lines of text, writes each record to a file, and then says that it is
 * there.
 */
public final class Worker {
  /** How the line begins that says that a scenario's record is written. */
  static final String PLAYED = "== recorded ";

  private Worker() {}

  /**
   * Where a worker finds and leaves things.
   *
   * @param root of the repository
   * @param templates folder with a synthesized template for each profile
   * @param folder of this worker alone, for what its worlds write and for its records
   * @param waitFactor by what the workflows' waits are multiplied
   */
  record Places(Path root, Path templates, Path folder, double waitFactor) {
    JsonNode template(String profile) {
      try {
        return new ObjectMapper().readTree(Worker.template(templates, profile).toFile());
      } catch (IOException failure) {
        throw new UncheckedIOException("cannot read the template of " + profile, failure);
      }
    }

    List<String> arguments() {
      return List.of(
          root.toString(), templates.toString(), folder.toString(), Double.toString(waitFactor));
    }

    static Places of(String[] arguments) {
      return new Places(
          Path.of(arguments[0]),
          Path.of(arguments[1]),
          Path.of(arguments[2]),
          Double.parseDouble(arguments[3]));
    }
  }

  static Path template(Path templates, String profile) {
    return templates.resolve(profile + ".template.json");
  }

  static Path recordOf(Path folder, String scenario) {
    return folder.resolve(scenario + ".json");
  }

  /** Plays until its standard input ends. */
  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    Places places = Places.of(arguments);
    BufferedReader names =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Theatre theatre =
        new Theatre(
            places::template,
            places.root(),
            places.folder(),
            places.waitFactor(),
            new TerminalProgress())) {
      for (String name = names.readLine(); name != null; name = names.readLine()) {
        ScenarioRecord record = theatre.play(Scenarios.named(List.of(name)).get(0));
        RehearsalRun one =
            new RehearsalRun(
                name,
                System.currentTimeMillis(),
                record.durationMillis(),
                "",
                places.waitFactor(),
                List.of(record),
                theatre.notes());
        JsonReport.write(one, recordOf(places.folder(), name));
        System.out.println(PLAYED + name);
      }
    }
  }
}
