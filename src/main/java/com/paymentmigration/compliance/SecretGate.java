package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awscdk.PolicyViolation;

/**
 * C2 for the parts of a template that Rego does not see: user data, workflow definitions, metadata,
 * mappings and outputs. No credential is written anywhere, and a secret is resolved into a
 * database's master password only: anywhere else whoever may describe the resource could read it.
 */
final class SecretGate implements TemplateGate {
  private static final String NAME =
      "(passw(or)?d|passphrase|pwd|api[_-]?key|(secret[_-]?)?access[_-]?key|private[_-]?key"
          + "|client[_-]?secret|auth[_-]?token)";

  /** A name and a value of at least four characters; {@code <ref>} and {@code ${}} are no value. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?i)" + NAME + "[\"'\\\\]*\\s*[:=]\\s*[\"'\\\\]*[^\\s\"'\\\\{}$<>,;:]{4,}");

  private static final List<Pattern> CREDENTIALS =
      List.of(
          ASSIGNMENT,
          Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"),
          Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
          Pattern.compile("[a-z]+://[^/\\s:@<]+:[^/\\s:@<]+@"));

  private static final Pattern PASSWORD_KEY = Pattern.compile("(?i).*(passw(or)?d|passphrase)$");
  private static final Pattern RESOLVED =
      Pattern.compile("\\{\\{resolve:(secretsmanager|ssm-secure):");
  private static final String MASTER_PASSWORD = "/Properties/MasterUserPassword";

  @Override
  public String name() {
    return "Secrets";
  }

  @Override
  public List<PolicyViolation> judge(JsonNode template, String region, String path) {
    List<PolicyViolation> violations = new ArrayList<>();
    TemplateTexts.visit(
        template,
        "",
        (pointer, text) -> {
          if (RESOLVED.matcher(text).find()) {
            if (!pointer.contains(MASTER_PASSWORD)) {
              violations.add(resolved(path, pointer));
            }
          } else if (isCredential(pointer, text)) {
            violations.add(literal(path, pointer));
          }
        });
    return violations;
  }

  private static boolean isCredential(String pointer, String text) {
    String key = pointer.substring(pointer.lastIndexOf('/') + 1);
    String plain = key.equals("UserData") ? decoded(text) : text;
    return CREDENTIALS.stream().anyMatch(pattern -> pattern.matcher(plain).find())
        || (PASSWORD_KEY.matcher(key).matches() && !text.isBlank());
  }

  /** User data that was encoded before it came into the template. */
  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  /** The text itself is never repeated: reports are logged. */
  private static PolicyViolation literal(String path, String pointer) {
    return TemplateReport.violation(
        "C2.NoLiteral",
        pointer + " holds what looks like a credential (constraint C2, PCI DSS 8.6.2)",
        "Pass the ARN of a secret of DatabaseCredentials, and read it at run time",
        path,
        pointer);
  }

  private static PolicyViolation resolved(String path, String pointer) {
    return TemplateReport.violation(
        "C2.SecretResolved",
        pointer
            + " resolves a secret where whoever may describe the resource reads it (constraint C2)",
        "Pass the secret's ARN instead of its value",
        path,
        pointer);
  }
}
