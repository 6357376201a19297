package com.paymentmigration.rehearsal.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.handler.Setting;
import com.paymentmigration.lambda.testhttps.TestIdentity;
import com.paymentmigration.rehearsal.emulator.Deployment;
import com.paymentmigration.rehearsal.function.FunctionHost;
import com.paymentmigration.rehearsal.function.HostedFunction;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Hosts the functions of the deployed stack: handler, timeout and variables as the emulator has
 * them from the template, and a few variables whose values are local.
 */
final class FunctionInstaller {
  private static final int HASH = 8;
  private static final String PROOF_SECONDS = "1";
  private static final String PROOF_ROWS = "50000";
  private static final String ASSET = "lambda-handlers/target/function";

  private final World.Setup setup;
  private final URI aws;
  private final int databasePort;
  private final Map<String, String> logicalIds = new TreeMap<>();
  private final JsonNode functions;

  FunctionInstaller(Deployment deployment, World.Setup setup, URI aws, int databasePort) {
    this.setup = setup;
    this.aws = aws;
    this.databasePort = databasePort;
    deployment
        .physicalIds()
        .forEach((logical, physical) -> logicalIds.put(String.valueOf(physical), logical));
    functions = deployment.functions();
  }

  /** Variables of the function whose name begins so. */
  Map<String, String> variables(String prefix) {
    for (JsonNode function : functions) {
      if (nameOf(function).startsWith(prefix)) {
        return variables(function);
      }
    }
    throw new IllegalStateException("the stack has no function " + prefix);
  }

  private Map<String, String> variables(JsonNode function) {
    Map<String, String> variables = new TreeMap<>();
    function
        .at("/Environment/Variables")
        .properties()
        .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
    variables.computeIfPresent(
        Setting.DATABASE_PORT.name(), (name, value) -> String.valueOf(databasePort));
    return variables;
  }

  private String nameOf(JsonNode function) {
    String logical = logicalIds.get(function.path("FunctionName").asText());
    return logical == null ? "" : logical.substring(0, logical.length() - HASH);
  }

  /**
   * Hosts them all.
   *
   * @param frontPort where the load balancer's stand-in listens
   * @param authorities PEM file that the databases' certificates are verified by
   * @param identity that probes trust
   */
  void install(FunctionHost host, int frontPort, Path authorities, TestIdentity identity)
      throws IOException, GeneralSecurityException {
    Path trust = setup.logs().resolve("trust.p12");
    String word = identity.writeTrustStore(trust);
    Map<String, String> properties = new TreeMap<>();
    properties.put("javax.net.ssl.trustStore", trust.toAbsolutePath().toString());
    properties.put("javax.net.ssl.trustStorePassword", word);
    for (JsonNode function : functions) {
      Map<String, String> environment = variables(function);
      environment.put("AWS_REGION", "us-east-1");
      // By this the gate knows who calls.
      environment.put("AWS_ACCESS_KEY_ID", nameOf(function));
      environment.put("AWS_SECRET_ACCESS_KEY", "test");
      environment.put("AWS_ENDPOINT_URL", aws.toString());
      environment.put(Setting.DATABASE_AUTHORITIES_FILE.name(), authorities.toString());
      environment.computeIfPresent(Setting.LOAD_BALANCER_DNS_NAME.name(), (k, v) -> "127.0.0.1");
      // The minute is shorter here, and so is what is done in each.
      environment.computeIfPresent(Setting.PROOF_SECONDS.name(), (k, v) -> PROOF_SECONDS);
      environment.computeIfPresent(Setting.PROOF_ROWS_PER_SECOND.name(), (k, v) -> PROOF_ROWS);
      environment.put(Setting.LOAD_BALANCER_PORT.name(), String.valueOf(frontPort));
      host.host(
          function.path("FunctionName").asText(),
          new HostedFunction(
              nameOf(function),
              function.path("Handler").asText(),
              Duration.ofSeconds(function.path("Timeout").asLong()),
              environment,
              properties,
              classPath()),
          setup.logs());
    }
  }

  private String classPath() {
    Path asset = setup.root().resolve(ASSET);
    if (!Files.isDirectory(asset)) {
      throw new IllegalStateException(
          asset + ": not there; build the handlers first: ./mvnw -pl lambda-handlers -am compile");
    }
    return asset
        + File.pathSeparator
        + asset
        + "/lib/*"
        + File.pathSeparator
        + setup.root().resolve("rehearsal/target/classes");
  }
}
