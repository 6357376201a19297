package com.paymentmigration.rehearsal.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.rehearsal.emulator.ApiGate;
import com.paymentmigration.rehearsal.emulator.Deployment;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notes every call that crosses the gate as IAM evaluates it: who, action, resource, condition
 * keys. It knows no list of calls; what it knows is where a request names its resource.
 *
 * <p>The caller is the access key of the request's signature: each function has one of its own.
 */
public final class CallRecorder implements Consumer<ApiGate.Call> {
  private static final Pattern PARTITION = Pattern.compile("([a-z-]+)(#.*)?");
  private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

  private final Names names;
  private final CallRecord record;

  /** Notes calls of {@code deployment}'s functions and applications in {@code record}. */
  public CallRecorder(Deployment deployment, CallRecord record) {
    this.names = new Names(deployment);
    this.record = record;
  }

  @Override
  public void accept(ApiGate.Call call) {
    if (call.accessKey().isEmpty()) {
      note(RecordedCall.PRESIGNED, "s3:PutObject", bucketOf(call), Map.of());
      return;
    }
    JsonNode parameters = Parameters.of(call.body());
    if (call.service().equals("dynamodb")) {
      dynamoDb(call, parameters);
    } else {
      other(call, parameters);
    }
  }

  /** Whatever object of the bucket: the key is made up for each request. */
  private static String bucketOf(ApiGate.Call call) {
    return "arn:aws:s3:::" + call.action().substring(1, call.action().lastIndexOf('/')) + "/*";
  }

  /**
   * The parts of a transaction are judged as the operations that they are.
   *
   * <p>Source:
   * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
   */
  private void dynamoDb(ApiGate.Call call, JsonNode parameters) {
    if (!parameters.has("TransactItems")) {
      item(call, call.action(), parameters);
      return;
    }
    for (JsonNode part : parameters.path("TransactItems")) {
      part.properties()
          .forEach(
              each -> {
                String kind = each.getKey();
                item(
                    call,
                    kind.equals("ConditionCheck") ? "ConditionCheckItem" : kind + "Item",
                    each.getValue());
              });
    }
  }

  private void item(ApiGate.Call call, String operation, JsonNode parameters) {
    String table = names.symbol(parameters.path("TableName").asText());
    Map<String, String> context = new TreeMap<>();
    String partition = partition(parameters, names.partitionKey(table));
    if (!operation.equals(call.action())) {
      context.put(RecordedCall.ENCLOSING, call.action());
    }
    if (!partition.isEmpty()) {
      context.put(LEADING_KEYS, partition);
    }
    note(call.accessKey(), "dynamodb:" + operation, table, context);
  }

  /** Value of the partition key; ids that are made up, and what follows a #, are a star. */
  private static String partition(JsonNode parameters, String key) {
    String value =
        parameters.at("/Key/" + key + "/S").asText(parameters.at("/Item/" + key + "/S").asText());
    Matcher query =
        Pattern.compile("\\b" + key + " = (:\\w+)")
            .matcher(parameters.path("KeyConditionExpression").asText());
    if (query.find()) {
      value = parameters.at("/ExpressionAttributeValues/" + query.group(1) + "/S").asText();
    }
    Matcher known = PARTITION.matcher(value);
    if (!known.matches()) {
      return value.isEmpty() ? "" : "*";
    }
    return known.group(2) == null ? value : known.group(1) + "#*";
  }

  /**
   * Every other request names its resource by an ARN, or has none; of several, it is the one that
   * is nested least. The role that UpdateStack passes is no resource of that call, but a condition
   * key.
   *
   * <p>Source: Service Authorization Reference, "Condition keys for AWS CloudFormation" and "… for
   * Amazon CloudWatch".
   */
  private void other(ApiGate.Call call, JsonNode parameters) {
    Map<String, String> context = new TreeMap<>();
    Map<Integer, String> arns = new TreeMap<>();
    for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
      String value = parameter.getValue().asText();
      if (parameter.getKey().equals("RoleARN")) {
        context.put("cloudformation:RoleArn", names.symbol(value));
      } else if (parameter.getKey().equals("ResourceTypes.member.1")) {
        context.put("cloudformation:ResourceTypes", value);
      } else if (parameter.getKey().equals("TemplateURL")) {
        context.put("cloudformation:TemplateUrl", "*");
      } else if (parameter.getKey().equals("Namespace")) {
        context.put("cloudwatch:namespace", names.general(value));
      } else if (value.startsWith("arn:")) {
        arns.putIfAbsent(parameter.getKey().split("\\.", -1).length, names.symbol(value));
      }
    }
    note(
        call.accessKey(),
        call.service() + ":" + call.action(),
        arns.isEmpty() ? "*" : arns.values().iterator().next(),
        context);
  }

  /** A task that a state machine performed: what Step Functions called in its role's name. */
  void task(String machine, String action, String resourceArn, Map<String, String> context) {
    note(names.symbol(machine), action, names.symbol(resourceArn), context);
  }

  private void note(String caller, String action, String resource, Map<String, String> context) {
    record.add(new RecordedCall(caller, action, resource, context));
  }
}
