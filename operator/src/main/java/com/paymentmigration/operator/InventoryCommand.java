package com.paymentmigration.operator;

import com.paymentmigration.lambda.legacy.Inventory;
import com.paymentmigration.lambda.legacy.InventoryLine;
import com.paymentmigration.lambda.legacy.Standing;
import com.paymentmigration.lambda.mysql.DriverOpener;
import com.paymentmigration.lambda.mysql.JdbcReadServer;
import com.paymentmigration.lambda.mysql.TrustAnchors;
import com.paymentmigration.lambda.validation.cli.Endpoint;
import com.paymentmigration.lambda.validation.cli.Logins;
import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.Limits;
import com.paymentmigration.lambda.validation.server.SchemaAddress;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.operator.report.Finding;
import com.paymentmigration.operator.report.ReportText;
import com.paymentmigration.operator.report.Verdict;
import com.paymentmigration.operator.report.Wrapped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code migrate inventory}. */
@Command(
    name = "inventory",
    description = {
      "Reads the server that the payments are on today, and says of everything",
      "that a way in to blue takes for granted how it stands, with the statements",
      "that mend it. Changes nothing. Needs no AWS account and no deployed stack."
    },
    exitCodeList = {
      "0:nothing failed; a WARN may be there",
      "1:at least one FAIL: the way in would fail, or lose a row or a writer",
      "2:wrong use, no answer; or no FAIL, but something was NOT CHECKED"
    },
    footer = {
      "",
      "The login is that of ./validate: the variables VALIDATE_SOURCE_USER and",
      "VALIDATE_SOURCE_PASSWORD, or --source-secret.",
      "",
      "Example:",
      "  ./migrate inventory --source db-old.example.com:3306/payments \\",
      "    --authorities /etc/ssl/db-old.pem"
    })
final class InventoryCommand implements Callable<Integer> {
  private static final String COMMENT = "--";
  private static final String INDENT = " ".repeat(14);
  private static final Limits LIMITS = Limits.DEFAULT.withStatement(Duration.ofSeconds(60));

  @Option(
      names = "--source",
      required = true,
      paramLabel = "HOST[:PORT]/SCHEMA",
      description = "The server that the applications write to, and the payments' schema.")
  private String source;

  @Option(names = "--source-user", description = "Else VALIDATE_SOURCE_USER or VALIDATE_USER.")
  private String user;

  @Option(
      names = "--source-secret",
      paramLabel = "ARN",
      description = "Secrets Manager secret with username and password.")
  private String secret;

  @Option(
      names = "--tls",
      defaultValue = "VERIFY_IDENTITY",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private DriverOpener.Mode tls;

  @Option(
      names = "--authorities",
      paramLabel = "FILE",
      description = "PEM file of the server's authorities. Default: those of Amazon RDS.")
  private Path authorities;

  @Option(
      names = "--round-trip-ms",
      paramLabel = "MILLISECONDS",
      defaultValue = "5",
      description = "Longest round trip without a WARN, 1 to 1000. Default: ${DEFAULT-VALUE}.")
  private int roundTripMillis;

  @Option(names = "--json", description = "Answer as JSON, one document a line.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Map<String, String> environment;

  /** The command over these variables of the environment. */
  InventoryCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Answer answer = new Answer(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
    Server server = server(environment);
    Inventory inventory = new Inventory(Duration.ofMillis(roundTrip()));
    answer.say("inventory of " + server.address());
    List<InventoryLine> lines;
    try {
      lines = inventory.of(server, line -> tell(answer, server, line));
    } catch (CouldNotVerifyException failure) {
      throw new OperatorException(
          "--source '" + source + "'",
          failure.getMessage(),
          "correct address, login or TLS, and call it again",
          failure);
    }
    answer.say(summary(lines));
    return code(lines);
  }

  private Server server(Map<String, String> variables) {
    try {
      Endpoint place = Endpoint.of(source);
      String schema =
          place
              .schema()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "received '" + source + "', allowed: host[:port]/schema"));
      SchemaAddress.Login login = new Logins(variables).of("SOURCE", user, secret);
      return new JdbcReadServer(
          new SchemaAddress("legacy", place.host(), place.port(), schema, () -> List.of(login)),
          LIMITS,
          opener());
    } catch (IllegalArgumentException wrong) {
      throw new OperatorException(
          "--source", wrong.getMessage(), "see ./migrate inventory --help", wrong);
    }
  }

  private DriverOpener opener() {
    if (tls == DriverOpener.Mode.VERIFY_IDENTITY) {
      return DriverOpener.verified(
          authorities == null ? TrustAnchors.ofRds() : TrustAnchors.ofPem(authorities));
    }
    if (authorities != null) {
      throw new IllegalArgumentException(
          "--authorities: received a file and --tls " + tls + ", allowed: VERIFY_IDENTITY with it");
    }
    return DriverOpener.unverified(tls);
  }

  private int roundTrip() {
    if (roundTripMillis < 1 || roundTripMillis > 1000) {
      throw new OperatorException(
          "--round-trip-ms",
          "received " + roundTripMillis + ", allowed: 1 to 1000",
          "see ./migrate inventory --help");
    }
    return roundTripMillis;
  }

  private static void tell(Answer answer, Server server, InventoryLine line) {
    answer.give(line, () -> String.join(System.lineSeparator(), text(server, line)));
  }

  private static List<String> text(Server server, InventoryLine line) {
    List<String> lines = new ArrayList<>(ReportText.lines(finding(server, line)));
    for (String statement : line.mend()) {
      // A statement is pasted as it is: nothing is broken inside it.
      lines.addAll(
          statement.startsWith(COMMENT)
              ? Wrapped.words(statement, INDENT, INDENT + COMMENT + " ")
              : List.of(INDENT + statement));
    }
    return lines;
  }

  private static Finding finding(Server server, InventoryLine line) {
    return new Finding(
        line.assumption(),
        server.address().schema(),
        verdict(line.standing()),
        oneLine(line.received()),
        oneLine(line.allowed()),
        line.standing() == Standing.REFUSED ? "on that server, in this order:" : "",
        List.of(),
        0);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  private static Verdict verdict(Standing standing) {
    return switch (standing) {
      case READY -> Verdict.OK;
      case NOTE -> Verdict.WARN;
      case REFUSED -> Verdict.FAIL;
      case UNKNOWN -> Verdict.NOT_CHECKED;
    };
  }

  private static String summary(List<InventoryLine> lines) {
    boolean open = lines.stream().allMatch(line -> line.standing().open());
    return String.format(
        Locale.ROOT,
        "%nThe way in is %s: %d OK, %d WARN, %d FAIL, %d NOT CHECKED",
        open ? "open" : "closed",
        count(lines, Standing.READY),
        count(lines, Standing.NOTE),
        count(lines, Standing.REFUSED),
        count(lines, Standing.UNKNOWN));
  }

  private static int code(List<InventoryLine> lines) {
    if (count(lines, Standing.REFUSED) > 0) {
      return ExitCode.FAILED;
    }
    return count(lines, Standing.UNKNOWN) > 0 ? ExitCode.UNKNOWN : ExitCode.DONE;
  }

  private static long count(List<InventoryLine> lines, Standing standing) {
    return lines.stream().filter(line -> line.standing() == standing).count();
  }
}
