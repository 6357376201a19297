package com.paymentmigration.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which resource names a service has. A name of another form is accepted by IAM and never matches:
 * a function with a slash, a stack without its id, a role in a region.
 *
 * <p>Source: AWS's service authorization reference ({@code arn-forms.tsv}). Beyond it: the six
 * characters that Secrets Manager adds to a secret's name ("Secrets Manager resources"), recovery
 * points, whose vendor the reference leaves open, and policies of scaling.
 */
final class ArnForms {
  private static final Map<String, List<Form>> FORMS = read();

  /**
   * A form.
   *
   * @param region whether the name has a region
   * @param account whether the name has an account
   * @param resource last part, {@code *} for any text
   */
  private record Form(boolean region, boolean account, String resource) {
    boolean takes(String ofRegion, String ofAccount, String ofResource) {
      return fits(region, ofRegion) && fits(account, ofAccount) && Glob.meet(resource, ofResource);
    }

    private static boolean fits(boolean wanted, String part) {
      return part.equals("*") || wanted != part.isEmpty();
    }

    String words(String service) {
      return service
          + ":"
          + (region ? "REGION" : "")
          + ":"
          + (account ? "ACCOUNT" : "")
          + ":"
          + resource;
    }
  }

  private ArnForms() {}

  /** What is allowed instead, if no form of the service takes these parts; else nothing. */
  static String allowed(String service, String region, String account, String resource) {
    List<Form> forms = FORMS.get(service);
    if (forms == null) {
      return "a service of " + String.join(", ", FORMS.keySet());
    }
    String plain = resource.replaceAll("\\$\\{[^}]*\\}", "*");
    if (forms.stream().anyMatch(form -> form.takes(region, account, plain))) {
      return "";
    }
    List<String> close =
        forms.stream()
            .filter(form -> word(form.resource()).equalsIgnoreCase(word(resource)))
            .map(form -> form.words(service))
            .toList();
    return "a form of "
        + String.join(
            ", ",
            close.isEmpty() ? forms.stream().map(form -> form.words(service)).toList() : close);
  }

  /** Which kind of resource it is: the letters at its beginning. */
  private static String word(String resource) {
    return resource.split("[:/*]", 2)[0];
  }

  private static Map<String, List<Form>> read() {
    Map<String, List<Form>> forms = new TreeMap<>();
    text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .skip(1)
        .map(line -> line.split("\t", -1))
        .forEach(
            column ->
                put(
                    forms,
                    column[0],
                    !column[1].equals("-"),
                    !column[2].equals("-"),
                    column[3].equals("secret:*") ? "secret:*-??????" : column[3]));
    put(forms, "backup", true, true, "recovery-point:*");
    put(forms, "autoscaling", true, true, "scalingPolicy:*");
    return forms;
  }

  private static void put(
      Map<String, List<Form>> forms,
      String service,
      boolean region,
      boolean account,
      String resource) {
    forms
        .computeIfAbsent(service, key -> new ArrayList<>())
        .add(new Form(region, account, resource));
  }

  private static String text() {
    try (InputStream file = ArnForms.class.getResourceAsStream("/arn-forms.tsv")) {
      if (file == null) {
        throw new IllegalStateException(
            "arn-forms.tsv: received nothing, allowed: the file of src/main/resources");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
