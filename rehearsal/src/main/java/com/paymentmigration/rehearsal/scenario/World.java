package com.paymentmigration.rehearsal.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.aws.DynamoDbProofRecords;
import com.paymentmigration.lambda.cutover.StateStore;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationPhase;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.RowProof;
import com.paymentmigration.lambda.handler.Setting;
import com.paymentmigration.lambda.handler.StateAccess;
import com.paymentmigration.lambda.testhttps.TestIdentity;
import com.paymentmigration.lambda.testmoto.MotoServer;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.rehearsal.application.Accounts;
import com.paymentmigration.rehearsal.application.OwnApplication;
import com.paymentmigration.rehearsal.application.TestPayment;
import com.paymentmigration.rehearsal.calls.CallRecord;
import com.paymentmigration.rehearsal.calls.CallRecorder;
import com.paymentmigration.rehearsal.calls.RecordedCall;
import com.paymentmigration.rehearsal.calls.WorkflowCalls;
import com.paymentmigration.rehearsal.check.Bookkeeping;
import com.paymentmigration.rehearsal.check.Books;
import com.paymentmigration.rehearsal.check.OwnBooks;
import com.paymentmigration.rehearsal.emulator.ApiGate;
import com.paymentmigration.rehearsal.emulator.AuditWatch;
import com.paymentmigration.rehearsal.emulator.CloudWatchStandIn;
import com.paymentmigration.rehearsal.emulator.Deployment;
import com.paymentmigration.rehearsal.emulator.EventBus;
import com.paymentmigration.rehearsal.emulator.Mailbox;
import com.paymentmigration.rehearsal.front.Front;
import com.paymentmigration.rehearsal.function.FunctionHost;
import com.paymentmigration.rehearsal.load.Ledger;
import com.paymentmigration.rehearsal.load.Load;
import com.paymentmigration.rehearsal.service.Applications;
import com.paymentmigration.rehearsal.service.PaymentSystem;
import com.paymentmigration.rehearsal.service.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;

/** Everything that a rehearsal runs: two databases, the emulated stack, functions, the service. */
public final class World implements AutoCloseable {
  /** Payments that are there before the rehearsal begins. */
  private static final int HISTORY = 10_000;

  private static final String BRIDGE = "rehearsal/src/main/resources/rehearsal/moto_bridge.py";

  private final MySqlPair pair = MySqlPair.startOnOnePort();
  private final FunctionHost functions = new FunctionHost();
  private final AtomicReference<UnaryOperator<String>> stackUpdate =
      new AtomicReference<>(query -> "");
  private final AtomicReference<UnaryOperator<String>> targetHealth =
      new AtomicReference<>(query -> "{\"state\":\"healthy\"}");
  private final AuditWatch audit = new AuditWatch();
  private final CloudWatchStandIn alarms = new CloudWatchStandIn();
  private final Mailbox mailbox = new Mailbox();
  private final Ledger ledger = new Ledger();
  private final Path logs;
  private final MotoServer moto;
  private final ApiGate gate;
  private final Deployment deployment;
  private final StateStore state;
  private final Map<String, String> secrets;
  private final Applications system;
  private final Optional<OwnApplication> own;
  private final TestPayment.Mint mint;
  private final Front front;
  private final TestIdentity identity;
  private final EventBus events;
  private final CallRecorder recorder;

  /**
   * Starts it all; takes some 20 s.
   *
   * @param template synthesized
   * @param setup where things are, and how fast time passes
   * @param calls takes every call of an AWS API
   */
  World(JsonNode template, Setup setup, CallRecord calls)
      throws IOException, GeneralSecurityException {
    pair.beat();
    functions.answer("/stack-update", query -> stackUpdate.get().apply(query));
    functions.answer("/target-health", query -> targetHealth.get().apply(query));
    Map<String, String> variables = new TreeMap<>(Deployment.pauses(setup.waitFactor()));
    variables.put("FUNCTION_HOST", functions.endpoint().toString());
    moto = MotoServer.start(setup.root().resolve(BRIDGE), variables);
    gate = new ApiGate(moto.endpoint(), alarms);
    gate.disturb(audit);
    gate.disturb(mailbox);
    deployment = Deployment.of(moto, pair, template, setup.waitFactor());
    recorder = new CallRecorder(deployment, calls);
    gate.observe(recorder);
    moto.useForDefaultClients();
    // What is no function's call is the application's: its clients are those of this JVM.
    System.setProperty("aws.accessKeyId", RecordedCall.APPLICATION);
    System.setProperty("aws.endpointUrl", gate.endpoint().toString());
    logs = Files.createDirectories(setup.logs());
    identity = identity(logs);
    FunctionInstaller installer =
        new FunctionInstaller(deployment, setup, gate.endpoint(), pair.blue().port());
    state = StateAccess.store(installer.variables("SwitchRun"), StateAccess.realTime());
    secrets = secretsByAccount(installer.variables("SwitchWriter"));
    own = setup.own().map(OwnGuest::application);
    mint = new TestPayment.Mint(own.map(OwnApplication::accounts).orElse(new Accounts(1, 1)));
    system =
        applications(
            setup,
            new PaymentSystem.Settings(
                stateTable(),
                secrets.get("payment_app_blue"),
                secrets.get("payment_app_green"),
                physicalId("SessionsTable"),
                pair.certificateAuthority()),
            installer.variables("SwitchBake").get(Setting.HEALTH_CHECK_PATH.name()));
    front = front(installer.variables("SwitchBake"), installer.variables("SwitchTraffic"));
    targetHealth.set(query -> front.healthOf(query.substring(6, query.indexOf("&target="))));
    installer.install(functions, front.port(), pair.certificateAuthority(), identity);
    events = new EventBus(deployment, functions, setup.tickMillis());
  }

  /**
   * Where things are, and how fast time passes.
   *
   * @param root of the repository
   * @param logs folder for the functions' logs
   * @param waitFactor by what the workflows' waits are multiplied
   * @param tickMillis how long the schedule's minute lasts
   * @param own the user's application, in the reference application's place
   */
  public record Setup(
      Path root, Path logs, double waitFactor, long tickMillis, Optional<OwnGuest> own) {}

  private Applications applications(
      Setup setup, PaymentSystem.Settings settings, String healthPath) {
    return setup
        .own()
        .<Applications>map(
            guest ->
                guest.at(new Applications.Site(settings, pair, gate, healthPath, setup.logs())))
        .orElseGet(() -> new PaymentSystem(settings));
  }

  private static TestIdentity identity(Path directory)
      throws IOException, GeneralSecurityException {
    try {
      return TestIdentity.of(Deployment.DOMAIN, directory);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private Front front(Map<String, String> bake, Map<String, String> traffic)
      throws IOException, GeneralSecurityException {
    Map<String, Environment> groups = new TreeMap<>();
    groups.put(traffic.get(Setting.BLUE_TARGET_GROUP_ARN.name()), Environment.BLUE);
    groups.put(traffic.get(Setting.GREEN_TARGET_GROUP_ARN.name()), Environment.GREEN);
    Map<Environment, URI> services = new EnumMap<>(Environment.class);
    for (Environment side : Environment.values()) {
      services.put(side, system.of(side).endpoint());
    }
    String listener =
        deployment.physicalIds().entrySet().stream()
            .map(Map.Entry::getValue)
            .filter(id -> id != null && id.contains(":listener/"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the stack has no listener"));
    return new Front(
        identity,
        deployment.clients().balancer(),
        new Front.Listener(
            listener,
            groups,
            bake.get(Setting.HEALTH_CHECK_PATH.name()),
            Long.parseLong(bake.get(Setting.PROBE_LATENCY_LIMIT_MS.name()))),
        services);
  }

  private static Map<String, String> secretsByAccount(Map<String, String> variables) {
    Map<String, String> secrets = new TreeMap<>();
    secrets.put("admin", variables.get(Setting.ADMIN_SECRET_ARN.name()));
    secrets.put("replicator", variables.get(Setting.REPLICATOR_SECRET_ARN.name()));
    secrets.put("payment_app_blue", variables.get(Setting.BLUE_APPLICATION_SECRET_ARN.name()));
    secrets.put("payment_app_green", variables.get(Setting.GREEN_APPLICATION_SECRET_ARN.name()));
    return secrets;
  }

  private String physicalId(String logicalPrefix) {
    return deployment.physicalIds().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(logicalPrefix))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the stack has no " + logicalPrefix));
  }

  /**
   * Arms replication both ways as on day 0, makes the application's tables and history, then
   * declares the phase in which traffic and the writer may move.
   */
  void dayZero(Stage stage) throws InterruptedException {
    functions.warm(name -> name.startsWith("Switch") || name.contains("Worker"));
    String run = stage.start("MigrationWorkflowArn", "{\"mode\":\"replicate\"}");
    String status = stage.awaitEnd(run);
    if (!status.equals("SUCCEEDED")) {
      throw new IllegalStateException(
          "replication was not armed: " + status + ", " + stage.causeOf(run) + ", " + state());
    }
    List<String> schema = own.map(OwnApplication::schema).orElse(List.of());
    if (schema.isEmpty()) {
      Schema.createOn(pair.blue(), HISTORY);
    } else {
      pair.blue().execute(schema);
    }
    String wanted = pair.blue().value("SELECT @@GLOBAL.gtid_executed");
    pair.green().value("SELECT WAIT_FOR_EXECUTED_GTID_SET('" + wanted + "', 30)");
    deployment.deploy("MigrationPhase", MigrationPhase.MIGRATE.key());
    system.ready();
  }

  /** Starts the clients. */
  Load startLoad() throws IOException, GeneralSecurityException {
    URI service = URI.create("https://localhost:" + front.port());
    if (own.isEmpty()) {
      return Load.mixed(service, identity.clientContext(), ledger);
    }
    OwnApplication application = own.get();
    if (application.load().isEmpty()) {
      return Load.ofPayments(service, identity.clientContext(), application.form(), mint, ledger);
    }
    return Load.ofCommand(
        application.load().get(),
        application.folder(),
        service,
        identity.writeAuthority(logs.resolve("service-authority.pem")),
        ledger);
  }

  /** The databases against what clients were told; nobody may write meanwhile. */
  public Bookkeeping books(Environment writer) {
    return own.<Bookkeeping>map(
            application -> new OwnBooks(pair, writer, application.rows(), ledger.entries()))
        .orElseGet(() -> new Books(pair, writer, ledger.entries()));
  }

  /** The databases. */
  public MySqlPair pair() {
    return pair;
  }

  /** The functions. */
  public FunctionHost functions() {
    return functions;
  }

  /** The way to the emulator. */
  public ApiGate gate() {
    return gate;
  }

  /** Changes of the state item as they happen. */
  public AuditWatch audit() {
    return audit;
  }

  /** The alarms. */
  public CloudWatchStandIn alarms() {
    return alarms;
  }

  /** What operators are told. */
  public Mailbox mailbox() {
    return mailbox;
  }

  /** The stack. */
  public Deployment deployment() {
    return deployment;
  }

  /** The applications. */
  public Applications system() {
    return system;
  }

  /** The load balancer. */
  public Front front() {
    return front;
  }

  /** The events. */
  public EventBus events() {
    return events;
  }

  /** What clients were told is done, over all scenarios of this world. */
  public Ledger ledger() {
    return ledger;
  }

  /** The state item now. */
  public MigrationState state() {
    return state.read();
  }

  /** What the continuous proof of rows has recorded. */
  public RowProof proof() {
    return new DynamoDbProofRecords(deployment.clients().dynamoDb(), stateTable())
        .latest()
        .orElse(RowProof.NONE);
  }

  /** Rotates the secret of an account; why it was refused, or nothing. */
  Optional<String> rotate(String account) {
    String function = physicalId("RotationRotationFunction");
    try {
      deployment
          .clients()
          .secrets()
          .rotateSecret(
              request -> request.secretId(secrets.get(account)).rotationLambdaARN(function));
      return Optional.empty();
    } catch (InvalidRequestException refused) {
      return Optional.of(refused.getMessage());
    }
  }

  /** What keeps the state item. */
  public StateStore store() {
    return state;
  }

  /** Name of the table of the state item. */
  public String stateTable() {
    return physicalId("MigrationStateTable");
  }

  /** What was left out of the template or changed in it. */
  public List<String> notes() {
    return deployment.notes();
  }

  /** Holds stack updates back while {@code hold} runs, once for each. */
  public void holdStackUpdates(Runnable hold) {
    stackUpdate.set(
        query -> {
          hold.run();
          return "";
        });
  }

  private void keepLog() {
    try {
      Files.writeString(logs.resolve("moto.log"), moto.logText());
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot keep the emulator's log", failure);
    }
  }

  /** Everything works as it should again. */
  void calm() {
    stackUpdate.set(query -> "");
    alarms.calm();
    events.schedule(true);
    functions.calm();
    gate.calm();
    gate.disturb(audit);
    gate.disturb(mailbox);
    system.calm();
  }

  @Override
  public void close() {
    new WorkflowCalls(recorder).read(deployment);
    keepLog();
    events.close();
    front.close();
    system.close();
    functions.close();
    gate.close();
    moto.close();
    pair.close();
    System.clearProperty("aws.endpointUrl");
  }
}
