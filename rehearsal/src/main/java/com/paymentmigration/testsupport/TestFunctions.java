package com.paymentmigration.testsupport;

import com.paymentmigration.config.DeletionProtection;
import com.paymentmigration.function.FunctionPlatform;
import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.function.MigrationFunctionProps;
import com.paymentmigration.lambda.handler.JsonHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** Functions for the tests of constructs that call functions: real constructs, an empty asset. */
public final class TestFunctions {
  private final Stack stack;
  private final FunctionPlatform platform;

  /** Functions in {@code stack}, with a network and a key of their own. */
  public TestFunctions(Stack stack) {
    this.stack = stack;
    this.platform =
        new FunctionPlatform(
            emptyAsset(),
            Vpc.Builder.create(stack, "FunctionNetwork")
                .restrictDefaultSecurityGroup(false)
                .maxAzs(2)
                .subnetConfiguration(
                    List.of(
                        SubnetConfiguration.builder()
                            .name("app")
                            .subnetType(SubnetType.PRIVATE_ISOLATED)
                            .build()))
                .build(),
            SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build(),
            SecurityGroup.fromSecurityGroupId(stack, "PlainGroup", "sg-plain"),
            SecurityGroup.fromSecurityGroupId(stack, "DatabasesGroup", "sg-databases"),
            new Key(stack, "FunctionKey"),
            RetentionDays.ONE_YEAR,
            RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
            DeletionProtection.never());
  }

  /** What the functions share. */
  public FunctionPlatform platform() {
    return platform;
  }

  /** Key of logs and execution data. */
  public IKey key() {
    return platform.logKey();
  }

  /** A function of this id, directly below the stack. */
  public MigrationFunction function(String id) {
    return function(stack, id);
  }

  /** A function of this id below {@code scope}. */
  public MigrationFunction function(Construct scope, String id) {
    return new MigrationFunction(
        scope,
        id,
        new MigrationFunctionProps(
            platform, JsonHandler.class, id, 10, 512, false, Map.of(), List.of()));
  }

  /**
   * An asset without a handler in it: what tests of the template need, and no build before them.
   */
  public static Code handlers() {
    return emptyAsset();
  }

  private static Code emptyAsset() {
    try {
      Path directory = Files.createTempDirectory("asset");
      directory.toFile().deleteOnExit();
      Path file = Files.writeString(directory.resolve("Handler.class"), "");
      file.toFile().deleteOnExit();
      return Code.fromAsset(directory.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
