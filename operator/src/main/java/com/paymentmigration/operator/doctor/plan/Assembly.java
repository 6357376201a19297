package com.paymentmigration.operator.doctor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The cloud assembly that {@code cdk synth} left: manifest, template, assets.
 *
 * @param folder where it lies
 * @param stackName name that CloudFormation will know
 * @param region id of the region it was synthesized for
 * @param template the template
 * @param properties the manifest's properties of the stack
 * @param assets destinations of its files
 */
public record Assembly(
    Path folder,
    String stackName,
    String region,
    JsonNode template,
    JsonNode properties,
    List<JsonNode> assets) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SYNTH = "synthesize first: npx aws-cdk@2.1148.1 synth --quiet";

  /** The environment of a stack in the manifest: {@code aws://ACCOUNT/REGION}. */
  private static final String REGION_OF = "aws://[^/]+/";

  /**
   * Reads the assembly.
   *
   * @throws PlanException if there is none, or it cannot be read
   */
  public static Assembly read(Path folder) {
    String option = "--cdk-out '" + folder + "'";
    if (!Files.isRegularFile(folder.resolve("manifest.json"))) {
      throw new PlanException(option, "no manifest.json in it", SYNTH);
    }
    JsonNode artifacts = json(folder, "manifest.json").path("artifacts");
    for (Map.Entry<String, JsonNode> artifact : artifacts.properties()) {
      if (artifact.getValue().path("type").asText().equals("aws:cloudformation:stack")) {
        return stack(folder, artifact.getKey(), artifact.getValue());
      }
    }
    throw new PlanException(option, "its manifest.json names no stack", SYNTH);
  }

  private static Assembly stack(Path folder, String id, JsonNode artifact) {
    JsonNode properties = artifact.path("properties");
    List<JsonNode> assets = new ArrayList<>();
    json(folder, id + ".assets.json")
        .path("files")
        .forEach(file -> file.path("destinations").forEach(assets::add));
    return new Assembly(
        folder,
        properties.path("stackName").asText(id),
        artifact.path("environment").asText().replaceFirst(REGION_OF, ""),
        json(folder, properties.path("templateFile").asText()),
        properties,
        assets);
  }

  private static JsonNode json(Path folder, String file) {
    try {
      return JSON.readTree(folder.resolve(file).toFile());
    } catch (IOException failure) {
      throw new PlanException(
          "--cdk-out '" + folder + "'", file + " cannot be read as JSON", SYNTH);
    }
  }

  /** Files beside the assembly that were changed after it was made; usually none. */
  public List<String> newerSources() {
    TreeSet<String> newer = new TreeSet<>();
    Path parent = folder.toAbsolutePath().normalize().getParent();
    for (String name : List.of("cdk.json", "cdk.context.json")) {
      Path file = parent.resolve(name);
      try {
        if (Files.isRegularFile(file)
            && Files.getLastModifiedTime(file)
                    .compareTo(Files.getLastModifiedTime(folder.resolve("manifest.json")))
                > 0) {
          newer.add(name);
        }
      } catch (IOException unreadable) {
        newer.add(name + " (cannot be read)");
      }
    }
    return List.copyOf(newer);
  }
}
