package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.language.PolicyDocument;
import com.paymentmigration.language.PolicyKind;

/** Policy documents, wherever they stand. */
final class PolicyReader implements LanguageReader {
  @Override
  public void read(Resource resource, LanguageReport report) {
    String type = resource.type();
    read(resource, "AssumeRolePolicyDocument", PolicyKind.TRUST, report);
    read(resource, "KeyPolicy", PolicyKind.KEY, report);
    read(resource, "AccessPolicy", PolicyKind.RESOURCE, report);
    read(resource, "ResourcePolicy", PolicyKind.RESOURCE, report);
    read(resource, "PolicyDocument", kind(type), report);
    JsonNode inline = resource.properties().path("Policies");
    for (int index = 0; index < inline.size(); index++) {
      document(
          inline.get(index).path("PolicyDocument"),
          resource.pointer("Policies/" + index + "/PolicyDocument"),
          PolicyKind.IDENTITY,
          report);
    }
  }

  private static void read(
      Resource resource, String property, PolicyKind kind, LanguageReport report) {
    document(resource.properties().path(property), resource.pointer(property), kind, report);
  }

  private static void document(
      JsonNode document, String pointer, PolicyKind kind, LanguageReport report) {
    JsonNode json =
        document.isTextual()
            ? report.json(LanguageRule.POLICY, pointer, document.asText()).orElse(document)
            : document;
    if (json.isObject()) {
      report.structure(LanguageRule.POLICY, pointer, PolicyDocument.problems(json, kind));
    }
  }

  private static PolicyKind kind(String type) {
    if (type.startsWith("AWS::IAM::")) {
      return PolicyKind.IDENTITY;
    }
    return type.equals("AWS::EC2::VPCEndpoint") ? PolicyKind.ENDPOINT : PolicyKind.RESOURCE;
  }
}
