package com.paymentmigration.operator.doctor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.operator.doctor.NotGivenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The stack as it would be deployed: every number and name that a check needs comes from here. */
public final class PlannedStack {
  private final Assembly assembly;
  private final ParameterValues parameters;
  private final String account;
  private final Intrinsics intrinsics;

  /** The stack of {@code assembly} with {@code parameters} in {@code account}. */
  public PlannedStack(Assembly assembly, ParameterValues parameters, String account) {
    this.assembly = assembly;
    this.parameters = parameters;
    this.account = account;
    this.intrinsics = new Intrinsics(assembly.template(), parameters, assembly.region(), account);
  }

  /** Name of the stack. */
  public String name() {
    return assembly.stackName();
  }

  /** Id of the region. */
  public String region() {
    return assembly.region();
  }

  /** Twelve digits. */
  public String account() {
    return account;
  }

  /** The cloud assembly. */
  public Assembly assembly() {
    return assembly;
  }

  /**
   * Value of a parameter.
   *
   * @throws NotGivenException if nobody gave one
   */
  public String parameter(String name) {
    return parameters
        .of(name)
        .orElseThrow(
            () ->
                new NotGivenException(
                    "parameter " + name + " is not given", "add --parameters " + name + "=VALUE"));
  }

  /** {@code name} and its value, for a finding's subject. */
  public String shown(String name) {
    return parameters.of(name).map(value -> name + " " + value).orElse(name);
  }

  /** Every resource of the template. */
  public List<Resource> resources() {
    List<Resource> all = new ArrayList<>();
    assembly
        .template()
        .path("Resources")
        .properties()
        .forEach(
            entry ->
                all.add(
                    new Resource(
                        entry.getKey(),
                        entry.getValue().path("Type").asText(),
                        entry.getValue().path("Properties"))));
    return all;
  }

  /** The resources of a type. */
  public List<Resource> resources(String type) {
    return resources().stream().filter(resource -> resource.type().equals(type)).toList();
  }

  /** How many resources of a type there are. */
  public int count(String type) {
    return resources(type).size();
  }

  /** The text that {@code value} becomes; empty if it depends on a resource. */
  public Optional<String> text(JsonNode value) {
    return intrinsics.text(value);
  }

  /** A text of the manifest with its places filled. */
  public String filled(String form) {
    return intrinsics.substituted(form).orElse(form);
  }

  /** Values of a property of all resources of a type, each once, sorted. */
  public List<String> values(String type, String property) {
    TreeSet<String> values = new TreeSet<>();
    resources(type)
        .forEach(resource -> text(resource.properties().path(property)).ifPresent(values::add));
    return List.copyOf(values);
  }

  /** Names of the zones that the subnets lie in. */
  public List<String> zones() {
    return values("AWS::EC2::Subnet", "AvailabilityZone");
  }
}
