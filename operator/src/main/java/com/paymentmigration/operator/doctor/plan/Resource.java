package com.paymentmigration.operator.doctor.plan;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A resource of the template.
 *
 * @param id logical id
 * @param type CloudFormation's type
 * @param properties its properties, unresolved
 */
public record Resource(String id, String type, JsonNode properties) {}
