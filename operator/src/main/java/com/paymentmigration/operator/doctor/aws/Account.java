package com.paymentmigration.operator.doctor.aws;

import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.account.Stacks.StackState;
import com.paymentmigration.operator.doctor.check.AccountCheck;
import com.paymentmigration.operator.doctor.check.BackupCheck;
import com.paymentmigration.operator.doctor.check.BootstrapCheck;
import com.paymentmigration.operator.doctor.check.CallerCheck;
import com.paymentmigration.operator.doctor.check.CertificateCheck;
import com.paymentmigration.operator.doctor.check.EngineCheck;
import com.paymentmigration.operator.doctor.check.ImageCheck;
import com.paymentmigration.operator.doctor.check.LogBucketCheck;
import com.paymentmigration.operator.doctor.check.NameCheck;
import com.paymentmigration.operator.doctor.check.PlanCheck;
import com.paymentmigration.operator.doctor.check.QuotaChecks;
import com.paymentmigration.operator.doctor.check.ServiceRoleCheck;
import com.paymentmigration.operator.doctor.check.StackCheck;
import com.paymentmigration.operator.doctor.check.ZoneCheck;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** The account behind the credentials: who asks, the stack, and all checks over the SDK. */
public final class Account implements AutoCloseable {
  private final List<Lazy<?>> all = new ArrayList<>();
  private final Lazy<AcmClient> acm;
  private final Lazy<BackupClient> backup;
  private final Lazy<CloudFormationClient> stacks;
  private final Lazy<CloudWatchLogsClient> logs;
  private final Lazy<Ec2Client> ec2;
  private final Lazy<ElasticLoadBalancingV2Client> balancers;
  private final Lazy<IamClient> iam;
  private final Lazy<LambdaClient> lambda;
  private final Lazy<RdsClient> rds;
  private final Lazy<S3Client> s3;
  private final Lazy<ServiceQuotasClient> quotas;
  private final Lazy<SfnClient> workflows;
  private final Lazy<SsmClient> ssm;
  private final Lazy<StsClient> sts;

  /** The account that {@code clients} reach. */
  public Account(Clients clients) {
    acm = kept(new Lazy<>(() -> clients.of(AcmClient.builder())));
    backup = kept(new Lazy<>(() -> clients.of(BackupClient.builder())));
    stacks = kept(new Lazy<>(() -> clients.of(CloudFormationClient.builder())));
    logs = kept(new Lazy<>(() -> clients.of(CloudWatchLogsClient.builder())));
    ec2 = kept(new Lazy<>(() -> clients.of(Ec2Client.builder())));
    balancers = kept(new Lazy<>(() -> clients.of(ElasticLoadBalancingV2Client.builder())));
    iam = kept(new Lazy<>(() -> clients.of(IamClient.builder())));
    lambda = kept(new Lazy<>(() -> clients.of(LambdaClient.builder())));
    rds = kept(new Lazy<>(() -> clients.of(RdsClient.builder())));
    // A bucket elsewhere is a finding, not a failure.
    s3 = kept(new Lazy<>(() -> clients.of(S3Client.builder().crossRegionAccessEnabled(true))));
    quotas = kept(new Lazy<>(() -> clients.of(ServiceQuotasClient.builder())));
    workflows = kept(new Lazy<>(() -> clients.of(SfnClient.builder())));
    ssm = kept(new Lazy<>(() -> clients.of(SsmClient.builder())));
    sts = kept(new Lazy<>(() -> clients.of(StsClient.builder())));
  }

  /**
   * Who asks.
   *
   * @param account twelve digits
   * @param arn of the identity
   */
  public record Caller(String account, String arn) {}

  /** Who asks; AWS allows this call to everybody. */
  public Caller caller() {
    GetCallerIdentityResponse identity = sts.get().getCallerIdentity();
    return new Caller(identity.account(), identity.arn());
  }

  /** One look at the stack; what it came to, an answer or a failure, is given each time. */
  public Supplier<Optional<StackState>> stack(String name) {
    try {
      Optional<StackState> found = new AwsStacks(stacks).stack(name);
      return () -> found;
    } catch (SdkException failure) {
      return () -> {
        throw failure;
      };
    }
  }

  /** The stack; empty if there is none, or nobody can tell. */
  public static Optional<StackState> found(Supplier<Optional<StackState>> stack) {
    try {
      return stack.get();
    } catch (SdkException reportedByItsCheck) {
      return Optional.empty();
    }
  }

  /** All checks of {@code plan}, in the order in which they are reported. */
  public List<Check> checks(
      PlannedStack plan, Caller caller, Supplier<Optional<StackState>> stack, Clock clock) {
    AwsIdentities identities = new AwsIdentities(iam);
    AwsSettings settings = new AwsSettings(ssm, ec2, logs);
    AwsBuckets buckets = new AwsBuckets(s3);
    List<Check> checks = new ArrayList<>(PlanCheck.all(plan));
    checks.add(CallerCheck.of(plan, caller.arn(), identities));
    checks.add(StackCheck.of(plan, stack));
    checks.addAll(BootstrapCheck.all(plan, settings, buckets, identities));
    checks.add(CertificateCheck.of(plan, new AwsCertificates(acm), clock));
    checks.addAll(ImageCheck.all(plan, new AwsImages(ec2), clock));
    checks.addAll(LogBucketCheck.all(plan, buckets));
    checks.add(ZoneCheck.of(plan, new AwsZones(ec2, rds)));
    checks.addAll(EngineCheck.all(plan, new AwsEngines(rds)));
    checks.add(BackupCheck.of(plan, new AwsBackupSettings(backup)));
    checks.addAll(AccountCheck.all(plan, settings));
    checks.addAll(ServiceRoleCheck.all(plan, identities));
    if (!StackCheck.lives(found(stack))) {
      checks.addAll(firstDeployment(plan));
    }
    return checks;
  }

  /** What only a stack that does not exist yet can collide with. */
  private List<Check> firstDeployment(PlannedStack plan) {
    List<Check> checks =
        new ArrayList<>(
            QuotaChecks.all(
                plan,
                new AwsQuotas(quotas),
                new AwsUsage(ec2),
                new AwsServiceLimits(rds, balancers, iam, lambda)));
    checks.addAll(
        NameCheck.all(
            plan, new AwsTakenNames(plan.region(), plan.account(), rds, logs, workflows, backup)));
    return checks;
  }

  private <L extends Lazy<?>> L kept(L lazy) {
    all.add(lazy);
    return lazy;
  }

  @Override
  public void close() {
    all.forEach(Lazy::close);
  }
}
