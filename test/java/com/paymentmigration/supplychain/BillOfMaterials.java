package com.paymentmigration.supplychain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CycloneDX bill of materials, as the build writes it.
 *
 * @param components third-party libraries, in the order of the file
 */
record BillOfMaterials(List<Component> components) {
  private static final String OURS = "com.paymentmigration";

  /**
   * A library.
   *
   * @param name group and artifact
   * @param version exact version
   * @param licences SPDX id or name, as its project declares them; several are a choice
   */
  record Component(String name, String version, List<String> licences) {
    String jar() {
      return name.substring(name.indexOf(':') + 1) + "-" + version + ".jar";
    }
  }

  /** The bill {@code file} of {@code module}, which {@code ./mvnw package} writes. */
  static BillOfMaterials of(String module, String file) {
    Path path = Path.of(System.getProperty("project.root", ".."), module, "target", file);
    if (!Files.isRegularFile(path)) {
      throw new AssertionError("no " + path + ": it is written by ./mvnw package");
    }
    try {
      return parse(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BillOfMaterials parse(String json) throws IOException {
    JsonNode root = new ObjectMapper().readTree(json);
    List<Component> components = new ArrayList<>();
    for (JsonNode each : root.path("components")) {
      if (!each.path("group").asText().equals(OURS)) {
        components.add(component(each));
      }
    }
    return new BillOfMaterials(components);
  }

  private static Component component(JsonNode node) {
    List<String> licences = new ArrayList<>();
    for (JsonNode entry : node.path("licenses")) {
      JsonNode licence = entry.path("license");
      licences.add(
          entry.has("expression")
              ? entry.path("expression").asText()
              : licence.path("id").asText(licence.path("name").asText()));
    }
    return new Component(
        node.path("group").asText() + ":" + node.path("name").asText(),
        node.path("version").asText(),
        licences);
  }
}
