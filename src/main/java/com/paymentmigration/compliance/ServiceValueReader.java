package com.paymentmigration.compliance;

import java.util.List;

/**
 * Values that CloudFormation's schemas let through and the service refuses when it makes the
 * resource: characters of a description, attributes of a load balancer, parameters of a database.
 */
final class ServiceValueReader implements LanguageReader {
  private static final List<ServiceValue> VALUES = ServiceValue.load();

  @Override
  public void read(Resource resource, LanguageReport report) {
    for (ServiceValue value : VALUES) {
      if (value.type().equals(resource.type()) && value.places(resource.properties()) > 0) {
        report.structure(
            LanguageRule.SERVICE_VALUE,
            resource.pointer(value.path()),
            value.problems(resource.properties()));
      }
    }
  }
}
