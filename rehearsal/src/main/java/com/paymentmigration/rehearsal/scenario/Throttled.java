package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.rehearsal.emulator.ApiGate;

/** How services say that it was too much. */
final class Throttled {
  /** Elastic Load Balancing and the others that speak the query protocol. */
  static final ApiGate.Answer QUERY =
      new ApiGate.Answer(
          400,
          "<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code>"
              + "<Message>Rate exceeded</Message></Error><RequestId>r</RequestId></ErrorResponse>");

  /** DynamoDB. */
  static final ApiGate.Answer DYNAMO_DB =
      new ApiGate.Answer(
          400,
          "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\","
              + "\"message\":\"The level of configured provisioned throughput for the table was"
              + " exceeded\"}");

  private Throttled() {}
}
