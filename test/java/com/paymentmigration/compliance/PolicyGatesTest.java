package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.tagging.MandatoryTags;
import com.paymentmigration.testsupport.TestStacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.CfnTopic;

/** The registered gates fail a synthesis and say what to do. */
class PolicyGatesTest {
  @Test
  void aStackWithoutViolationSynthesizes() {
    assertThatCode(() -> synthesize(assembly(), PolicyGatesTest::encryptedLogs))
        .doesNotThrowAnyException();
  }

  @Test
  void aBrokenConstraintNamesConstructRuleReasonAndFix() {
    assertThat(failure(stack -> new CfnLogGroup(stack, "PlainLogs")))
        .contains("TestStack/PlainLogs")
        .contains("C1.CustomerKey")
        .contains("names no customer-managed key of this stack")
        .contains("Set KmsKeyId to a key of EncryptionKeys");
  }

  @Test
  void anInlinePolicyIsRefusedByTheDriftGate() {
    assertThat(
            failure(
                stack ->
                    Policy.Builder.create(stack, "Inline")
                        .roles(
                            List.of(
                                Role.Builder.create(stack, "Role")
                                    .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                                    .build()))
                        .statements(
                            List.of(
                                PolicyStatement.Builder.create()
                                    .actions(List.of("sns:Publish"))
                                    .resources(List.of("arn:aws:sns:us-east-1:111122223333:t"))
                                    .build()))
                        .build()))
        .contains("TestStack/Inline/Resource")
        .contains("C6.NoInlinePolicy")
        .contains("AWS::IAM::ManagedPolicy");
  }

  @Test
  void aFindingOfTheAwsSolutionsRulesFails() {
    assertThat(failure(stack -> CfnTopic.Builder.create(stack, "Topic").build()))
        .contains("TestStack/Topic")
        .contains("AwsSolutions-SNS");
  }

  @Test
  void aFindingOfThePciRulesFails() {
    assertThat(failure(stack -> new CfnLogGroup(stack, "PlainLogs")))
        .contains("PCI.DSS.321-CloudWatchLogGroupEncrypted");
  }

  @Test
  void aTemplateThatCloudFormationWouldRejectFails() {
    assertThat(
            failure(
                stack ->
                    encryptedLogs(stack).addPropertyOverride("RetentionInDays", "a fortnight")))
        .contains("RetentionInDays");
  }

  static CfnLogGroup encryptedLogs(Stack stack) {
    Key key =
        Key.Builder.create(stack, "Key")
            .enableKeyRotation(true)
            .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
            .build();
    LogGroup logs =
        LogGroup.Builder.create(stack, "Logs")
            .encryptionKey(key)
            .retention(RetentionDays.ONE_MONTH)
            .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
            .build();
    return (CfnLogGroup) logs.getNode().getDefaultChild();
  }

  /** The report of a synthesis that failed. */
  private static String failure(Consumer<Stack> content) {
    Path assembly = assembly();
    assertThatThrownBy(() -> synthesize(assembly, content))
        .hasMessageContaining("Validation failed");
    try {
      return Files.readString(assembly.resolve("validation-report.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void synthesize(Path assembly, Consumer<Stack> content) {
    Map<String, Object> context = new LinkedHashMap<>(TestStacks.context());
    context.put("@aws-cdk/core:validateAgainstDefaultRules", true);
    App app =
        new App(
            AppProps.builder()
                .outdir(assembly.toString())
                .context(context)
                .analyticsReporting(false)
                .build());
    Stack stack = new Stack(app, "TestStack", TestStacks.stackProps());
    MandatoryTags.applyTo(stack, TestStacks.parameters(stack));
    content.accept(stack);
    Validations.of(app)
        .addPlugins(PolicyGates.ofAnyStack(app).toArray(IPolicyValidationPlugin[]::new));
    app.synth();
  }

  private static Path assembly() {
    try {
      return Files.createTempDirectory("assembly");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
