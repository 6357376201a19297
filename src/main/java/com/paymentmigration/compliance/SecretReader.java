package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.language.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON in a text, into which Secrets Manager puts a generated password.
 *
 * <p>Source: CloudFormation's template reference, AWS::SecretsManager::Secret GenerateSecretString:
 * template and key come together, and the template is a JSON object.
 */
final class SecretReader implements LanguageReader {
  @Override
  public void read(Resource resource, LanguageReport report) {
    JsonNode generated = resource.properties().path("GenerateSecretString");
    JsonNode template = generated.path("SecretStringTemplate");
    JsonNode key = generated.path("GenerateStringKey");
    if (!resource.type().equals("AWS::SecretsManager::Secret")
        || (template.isMissingNode() && key.isMissingNode())) {
      return;
    }
    String pointer = resource.pointer("GenerateSecretString/SecretStringTemplate");
    report
        .json(LanguageRule.SECRET_TEMPLATE, pointer, template.asText())
        .ifPresent(
            json -> {
              List<Problem> problems = new ArrayList<>();
              if (!json.isObject()) {
                problems.add(new Problem("the template", json.toString(), "a JSON object"));
              }
              if (key.asText().isEmpty() || json.has(key.asText())) {
                problems.add(
                    new Problem(
                        "GenerateStringKey",
                        key.toString(),
                        "the name of a field that the template does not have"));
              }
              report.structure(LanguageRule.SECRET_TEMPLATE, pointer, problems);
            });
  }
}
