package com.paymentmigration.testsupport;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPack;
import io.github.cdklabs.cdknag.PCIDSS321Checks;
import java.util.List;
import java.util.stream.Stream;
import software.constructs.IConstruct;

/** Findings of both cdk-nag packs that nobody acknowledged. */
public final class NagFindings {
  private NagFindings() {}

  /** Findings below {@code scope}, as {@code rule @ construct path}. */
  public static List<String> of(IConstruct scope) {
    return Stream.of(new PCIDSS321Checks(), new AwsSolutionsChecks())
        .flatMap(pack -> findings(pack, scope))
        .sorted()
        .toList();
  }

  private static Stream<String> findings(NagPack pack, IConstruct scope) {
    return pack.validateScope(scope).getViolations().stream()
        .flatMap(
            violation ->
                violation.getViolatingResources().stream()
                    .map(
                        resource -> violation.getRuleName() + " @ " + resource.getConstructPath()));
  }
}
