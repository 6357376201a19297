package com.paymentmigration.rehearsal.function;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A function of the template, as it is started here.
 *
 * @param name logical id in the template, without its hash: {@code SwitchWriterFunction}
 * @param handler class name, from the template
 * @param timeout from the template
 * @param environment variables of the template, local values over them
 * @param systemProperties of its JVM
 * @param classPath the function's asset, and the sandbox's main class
 */
public record HostedFunction(
    String name,
    String handler,
    Duration timeout,
    Map<String, String> environment,
    Map<String, String> systemProperties,
    String classPath) {
  public HostedFunction {
    environment = new TreeMap<>(environment);
    systemProperties = new TreeMap<>(systemProperties);
  }
}
