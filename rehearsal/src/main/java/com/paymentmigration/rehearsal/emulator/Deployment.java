package com.paymentmigration.rehearsal.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmoto.MotoServer;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The synthesized stack, deployed to the emulator, and what the account brings with it. */
public final class Deployment {
  /** Domain name of the service. */
  public static final String DOMAIN = "payments.example.com";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ASSETS = "cdk-hnb659fds-assets-" + MotoServer.ACCOUNT + "-us-east-1";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 100;

  private final MotoServer moto;
  private final MySqlPair pair;
  private final JsonNode synthesized;
  private final Clients clients;
  private final LocalTemplate local;
  private final Map<String, String> secretArns = new TreeMap<>();
  private final Map<String, String> workflows = new ConcurrentHashMap<>();
  private final String stackId;

  private Deployment(MotoServer moto, MySqlPair pair, JsonNode synthesized, double waitFactor) {
    this.moto = moto;
    this.pair = pair;
    this.synthesized = synthesized;
    this.clients = new Clients(moto);
    createSecrets(clients.secrets());
    local = LocalTemplate.of(synthesized, new Replacements(), waitFactor);
    stackId = createStack(clients.cloudFormation());
  }

  /** Deploys {@code synthesized}; takes some seconds. */
  public static Deployment of(
      MotoServer moto, MySqlPair pair, JsonNode synthesized, double waitFactor) {
    return new Deployment(moto, pair, synthesized, waitFactor);
  }

  /** Variables for the emulator, so that its workflows pause {@code waitFactor} times as long. */
  public static Map<String, String> pauses(double waitFactor) {
    return ScaledDefinition.variables(waitFactor);
  }

  /** What was left out of the template or changed in it, a line each. */
  public List<String> notes() {
    return local.notes();
  }

  /** The template as synthesized. */
  public JsonNode synthesized() {
    return synthesized;
  }

  /** Clients of the emulator, past the gate. */
  public Clients clients() {
    return clients;
  }

  /** Id of the stack. */
  public String stackId() {
    return stackId;
  }

  /** The stack now. */
  public Stack stack() {
    return clients
        .cloudFormation()
        .describeStacks(request -> request.stackName(stackId))
        .stacks()
        .get(0);
  }

  /** Value of an output now. */
  public String output(String key) {
    return stack().outputs().stream()
        .filter(output -> output.outputKey().equals(key))
        .map(output -> output.outputValue())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the stack has no output " + key));
  }

  /** ARN of the workflow that {@code output} names; it never changes, so it is read once. */
  public String workflow(String output) {
    return workflows.computeIfAbsent(output, this::output);
  }

  /** Value of a parameter now. */
  public String parameter(String key) {
    return stack().parameters().stream()
        .filter(parameter -> parameter.parameterKey().equals(key))
        .map(Parameter::parameterValue)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the stack has no parameter " + key));
  }

  /** Deploys {@code key} = {@code value} with the template as it is; every other one is kept. */
  public void deploy(String key, String value) throws InterruptedException {
    List<Parameter> parameters =
        stack().parameters().stream()
            .map(
                each ->
                    each.parameterKey().equals(key)
                        ? Parameter.builder().parameterKey(key).parameterValue(value).build()
                        : Parameter.builder()
                            .parameterKey(each.parameterKey())
                            .usePreviousValue(true)
                            .build())
            .toList();
    clients
        .cloudFormation()
        .updateStack(
            request ->
                request
                    .stackName(stackId)
                    .usePreviousTemplate(true)
                    .capabilities(Capability.CAPABILITY_IAM)
                    .parameters(parameters));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (stack().stackStatusAsString().endsWith("_IN_PROGRESS")) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(key + "=" + value + " is not deployed in " + PATIENCE);
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    if (stack().stackStatus() != StackStatus.UPDATE_COMPLETE || !parameter(key).equals(value)) {
      throw new IllegalStateException(key + "=" + value + " failed, moto.log says why: " + stack());
    }
  }

  /**
   * Physical ids of the stack's resources by logical id.
   *
   * @throws IllegalStateException if the emulator did not make a resource of the template
   */
  public Map<String, String> physicalIds() {
    Map<String, String> ids = new TreeMap<>();
    Map<String, String> notMade = local.types();
    for (StackResource resource :
        clients
            .cloudFormation()
            .describeStackResources(request -> request.stackName(stackId))
            .stackResources()) {
      // moto answers without an id for a resource whose type it does not know.
      if (resource.logicalResourceId() != null) {
        ids.put(resource.logicalResourceId(), resource.physicalResourceId());
        notMade.remove(resource.logicalResourceId());
      }
    }
    if (!notMade.isEmpty()) {
      throw new IllegalStateException(
          "the emulator did not make " + notMade + "; LeftOut names what it cannot make, and why");
    }
    return ids;
  }

  /** ARNs of the secrets by logical id. */
  public Map<String, String> secretArns() {
    return Map.copyOf(secretArns);
  }

  /** Configuration of every function, as Lambda's API tells it. */
  public JsonNode functions() {
    return new RawApi(moto.endpoint()).functions();
  }

  /** Name of an environment's guard alarm. */
  public String guard(Environment side) {
    return logicalIds("AWS::CloudWatch::CompositeAlarm").stream()
        .filter(id -> id.contains(colour(side)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no guard alarm of " + side));
  }

  private List<String> logicalIds(String type) {
    List<String> ids = new java.util.ArrayList<>();
    synthesized
        .path("Resources")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path("Type").asText().equals(type)) {
                ids.add(entry.getKey());
              }
            });
    return ids;
  }

  private static String colour(Environment side) {
    return side.key().substring(0, 1).toUpperCase(Locale.ROOT) + side.key().substring(1);
  }

  private void createSecrets(SecretsManagerClient secrets) {
    for (String id : logicalIds("AWS::SecretsManager::Secret")) {
      String account =
          read(synthesized
                  .path("Resources")
                  .path(id)
                  .at("/Properties/GenerateSecretString/SecretStringTemplate")
                  .asText())
              .path("username")
              .asText();
      String text =
          JSON.createObjectNode()
              .put("username", account)
              .put("password", pair.accounts().password(account))
              .toString();
      secretArns.put(
          id, secrets.createSecret(request -> request.name(id).secretString(text)).arn());
    }
  }

  private String createStack(CloudFormationClient cloudFormation) {
    RawApi raw = new RawApi(moto.endpoint());
    raw.putS3("/" + ASSETS, new byte[0]);
    assetKeys().forEach(key -> raw.putS3("/" + ASSETS + "/" + key, emptyArchive()));
    Map<String, String> parameters = new TreeMap<>();
    // moto forgets parameters that take their default.
    synthesized
        .path("Parameters")
        .properties()
        .forEach(
            entry -> parameters.put(entry.getKey(), entry.getValue().path("Default").asText()));
    parameters.put("CertificateArn", raw.requestCertificate(DOMAIN));
    parameters.put("DeletionProtection", "on");
    parameters.put("ServiceDomainName", DOMAIN);
    parameters.put("BlueImageId", "ami-03cf127a");
    parameters.put("GreenImageId", "ami-03cf127a");
    parameters.put("AccessLogsBucketName", "example-access-logs");
    parameters.put("AlertEmail", "oncall@example.com");
    String id =
        cloudFormation
            .createStack(
                request ->
                    request
                        .stackName("PaymentMigrationStack-" + parameters.get("EnvironmentName"))
                        .templateBody(local.text())
                        .capabilities(Capability.CAPABILITY_IAM)
                        .overrideConfiguration(
                            config ->
                                config.apiCallTimeout(PATIENCE).apiCallAttemptTimeout(PATIENCE))
                        .parameters(
                            parameters.entrySet().stream()
                                .map(
                                    entry ->
                                        Parameter.builder()
                                            .parameterKey(entry.getKey())
                                            .parameterValue(entry.getValue())
                                            .build())
                                .toList()))
            .stackId();
    return id;
  }

  private List<String> assetKeys() {
    List<String> keys = new java.util.ArrayList<>();
    for (String id : logicalIds("AWS::Lambda::Function")) {
      keys.add(synthesized.path("Resources").path(id).at("/Properties/Code/S3Key").asText());
    }
    return keys.stream().distinct().toList();
  }

  private static byte[] emptyArchive() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("empty"));
      zip.write("the code runs elsewhere".getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot make an archive", failure);
    }
    return bytes.toByteArray();
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException failure) {
      throw new UncheckedIOException("no JSON: " + text, failure);
    }
  }

  private final class Replacements implements LocalTemplate.Literals {
    @Override
    public String ref(String logicalId) {
      return secretArns.getOrDefault(logicalId, logicalId);
    }

    @Override
    public String attribute(String logicalId, String attribute) {
      if (!attribute.startsWith("Endpoint.") && !attribute.startsWith("ReadEndpoint.")) {
        return null;
      }
      Environment side =
          logicalId.startsWith(colour(Environment.BLUE)) ? Environment.BLUE : Environment.GREEN;
      return attribute.endsWith("Port")
          ? String.valueOf(pair.server(side).port())
          : pair.server(side).address();
    }
  }
}
