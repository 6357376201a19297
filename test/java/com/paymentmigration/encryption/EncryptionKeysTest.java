package com.paymentmigration.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.testsupport.NagFindings;
import com.paymentmigration.testsupport.TestStacks;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class EncryptionKeysTest {
  private final Stack stack = TestStacks.stack();

  private Template template(RemovalPolicy removalPolicy) {
    new EncryptionKeys(stack, "Tested", new EncryptionKeysProps(removalPolicy));
    return Template.fromStack(stack);
  }

  @Test
  void keysThatAreRetainedSurviveTheStackAndHaveTheLongestWindow() {
    template(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
        .allResources(
            "AWS::KMS::Key",
            Match.objectLike(
                Map.of(
                    "DeletionPolicy", "RetainExceptOnCreate",
                    "UpdateReplacePolicy", "Retain",
                    "Properties", Match.objectLike(Map.of("PendingWindowInDays", 30)))));
  }

  @Test
  void keysThatGoWithTheStackHaveTheShortestWindow() {
    template(RemovalPolicy.DESTROY)
        .allResources(
            "AWS::KMS::Key",
            Match.objectLike(
                Map.of(
                    "DeletionPolicy", "Delete",
                    "UpdateReplacePolicy", "Delete",
                    "Properties", Match.objectLike(Map.of("PendingWindowInDays", 7)))));
  }

  @Test
  void theKeysDrawNoFinding() {
    template(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);

    assertThat(NagFindings.of(stack)).isEmpty();
  }

  @Test
  void aSnapshotPolicyIsRejectedBecauseKeysHaveNoSnapshots() {
    assertThatThrownBy(() -> new EncryptionKeysProps(RemovalPolicy.SNAPSHOT))
        .hasMessage(
            "removalPolicy: received SNAPSHOT, allowed: RETAIN_ON_UPDATE_OR_DELETE, DESTROY");
  }
}
