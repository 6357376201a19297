package com.paymentmigration.errors;

import com.paymentmigration.errors.MessageTemplates.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where users meet messages: the places in the code that make them, and the rows that explain them.
 */
enum Catalogue {
  SYNTH(
      "`cdk synth`, wrong configuration: one line on standard error, which ends with where to correct it"),
  GATE("deployment, reason of the resource `Custom::PreMigrationValidation`"),
  VERDICT("fresh verdict wanted: log of the gate, cause `ValidationFailed` of a run"),
  BEGIN("first step of a run"),
  PREFLIGHT("preflight, one message an assumption; nothing was changed"),
  TRAFFIC("traffic step; the run rolls back"),
  BAKE("bake, cause `BakeFailed`; the run rolls back"),
  RECONCILE("reconcile; the run rolls back"),
  MOVE("move of the writer, before the point of no return; the run rolls back"),
  HALTED("state item, notification and cause `Halted`: a person decides"),
  STANDBY("look at the standby each minute: log of the writer function, alarm on function errors"),
  WATCHDOG("reason of a rollback that the watchdog started"),
  ROTATION("log of the rotation function"),
  CLI("`./migrate`, one line on standard error, exit code 2");

  private static final String LAMBDA = "lambda-handlers/src/main/java/com/paymentmigration/lambda/";
  private static final String APP = "src/main/java/com/paymentmigration/";
  private static final String OPERATOR = "operator/src/main/java/com/paymentmigration/operator";

  private final String heading;

  Catalogue(String heading) {
    this.heading = heading;
  }

  /** One line about where these messages appear. */
  String heading() {
    return heading;
  }

  /** A message and its explanation. */
  record Row(Catalogue where, String message, String why, String todo) {}

  /** Every explained message, in the order of the file. */
  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Catalogue.class.getResourceAsStream("/errors/messages.tsv"),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t", -1);
          rows.add(
              new Row(
                  valueOf(cells[0].toUpperCase(java.util.Locale.ROOT)),
                  cells[1],
                  cells[2],
                  cells[3]));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return rows;
  }

  /** Every message that the code makes here. */
  SortedSet<String> inCode(MessageTemplates code) {
    return switch (this) {
      case SYNTH -> code.at(Place.of("new ConfigurationException"), APP);
      case GATE ->
          both(
              code.at(argument("new Answer", 1, "false"), LAMBDA + "validation/gate"),
              code.at(Place.of("failed"), LAMBDA + "validation/gate/GateConversation.java"));
      case VERDICT ->
          code.at(argument("new Finding", 2, "false"), LAMBDA + "validation/report/Freshness.java");
      case BEGIN -> code.at(Place.of("new MigrationException"), LAMBDA + "cutover/BeginRun.java");
      case PREFLIGHT ->
          both(
              code.at(joined("Assumption.of", 0, 2), LAMBDA + "cutover"),
              code.at(Place.of("Assumption.none"), LAMBDA + "cutover"),
              code.at(joined("new Assumption", 0, 2), LAMBDA + "cutover/Preflight.java"));
      case TRAFFIC -> code.at(Place.of("new TransientFailureException"), LAMBDA + "traffic");
      case BAKE ->
          both(
              code.at(argument("new Finding", 2, "true"), LAMBDA + "traffic/Bake.java"),
              code.at(
                  argument("new BakeRound", 1, "BakeVerdict.FAIL"), LAMBDA + "traffic/Bake.java"));
      case RECONCILE -> code.at(Place.of("new ReconcileFailedException"), LAMBDA + "traffic");
      case MOVE -> code.at(Place.of("new MoveAbortedException"), LAMBDA + "cutover");
      case HALTED ->
          both(
              code.at(argument("new Result", 2, "HALTED"), LAMBDA + "cutover"),
              code.at(argument("new RecoverWriter.Result", 2, "HALTED"), LAMBDA + "cutover"));
      case STANDBY ->
          code.at(Place.of("new MigrationException"), LAMBDA + "cutover/ReassertReadOnly.java");
      case WATCHDOG -> code.at(Place.of("Optional.of"), LAMBDA + "cutover/Watchdog.java");
      case ROTATION ->
          both(
              code.at(Place.of("new RotationRefusedException"), LAMBDA + "rotation"),
              code.at(Place.of("new RotationFailedException"), LAMBDA + "rotation"));
      case CLI ->
          both(
              code.at(
                  new Place("new OperatorException", List.of(0, 1, 2), List.of(": ", "; "), ""),
                  OPERATOR),
              code.at(
                  new Place("new PlanException", List.of(0, 1, 2), List.of(": ", "; "), ""),
                  OPERATOR + "/doctor"),
              code.at(Place.of("reasons.add"), OPERATOR));
    };
  }

  private static Place argument(String call, int number, String only) {
    return new Place(call, List.of(number), List.of(), only);
  }

  private static Place joined(String call, int first, int second) {
    return new Place(call, List.of(first, second), List.of(": "), "");
  }

  @SafeVarargs
  private static SortedSet<String> both(SortedSet<String>... parts) {
    SortedSet<String> all = new TreeSet<>();
    for (SortedSet<String> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
