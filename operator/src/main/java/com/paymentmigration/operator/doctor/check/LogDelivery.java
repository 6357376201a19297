package com.paymentmigration.operator.doctor.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a bucket policy lets Elastic Load Balancing write access logs below a prefix: as the
 * service {@link #SERVICE}, which AWS recommends, or as the load balancers' account of the region,
 * which older policies name.
 */
final class LogDelivery {
  /** The principal of access logs of Application Load Balancers; delivery.logs is another's. */
  static final String SERVICE = "logdelivery.elasticloadbalancing.amazonaws.com";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ACTION = "s3:PutObject";

  private final String region;
  private final String account;
  private final String folder;

  /** Delivery of the load balancers of an account into {@code bucket}, below {@code prefix}. */
  LogDelivery(String region, String account, String bucket, String prefix) {
    this.region = region;
    this.account = account;
    this.folder =
        "arn:aws:s3:::"
            + bucket
            + "/"
            + (prefix.isEmpty() ? "" : prefix + "/")
            + "AWSLogs/"
            + account
            + "/";
  }

  /** Whether it may. */
  enum Answer {
    YES,
    NO,
    /** It depends on a condition that nobody knows before the load balancer writes. */
    UNKNOWN
  }

  /** An answer with its reason, one line. */
  record Judgement(Answer answer, String reason) {}

  /** What must be writable, as a policy names it. */
  String resource() {
    return folder + "*";
  }

  Judgement judge(String policy) {
    JsonNode document;
    try {
      document = JSON.readTree(policy);
    } catch (JsonProcessingException broken) {
      return new Judgement(Answer.UNKNOWN, "the bucket policy is not JSON");
    }
    Judgement asService = judge(document, LogWriter.service(region, account));
    if (asService.answer() == Answer.YES) {
      return asService;
    }
    Judgement asAccount =
        LogWriter.account(region)
            .map(writer -> judge(document, writer))
            .orElse(new Judgement(Answer.NO, ""));
    if (asAccount.answer() == Answer.NO) {
      return asService;
    }
    return asService.answer() == Answer.NO || asAccount.answer() == Answer.YES
        ? asAccount
        : asService;
  }

  /** The load balancer writes a test file first, then logs: both must be writable. */
  private Judgement judge(JsonNode document, LogWriter writer) {
    Judgement worst = null;
    for (String object :
        List.of(
            folder + "ELBAccessLogTestFile",
            folder + "elasticloadbalancing/" + region + "/2026/01/01/x.log.gz")) {
      Judgement one = judge(document, writer, object);
      if (worst == null || one.answer() != Answer.YES) {
        worst = one;
      }
      if (one.answer() == Answer.NO) {
        return one;
      }
    }
    return worst;
  }

  private static Judgement judge(JsonNode document, LogWriter writer, String object) {
    Answer allowed = Answer.NO;
    Answer denied = Answer.NO;
    List<String> open = new ArrayList<>();
    JsonNode statements = document.path("Statement");
    for (JsonNode statement : statements.isArray() ? statements : List.of(statements)) {
      PolicyStatement each = new PolicyStatement(statement);
      Answer applies = each.applies(writer, ACTION, object);
      if (each.denies() && applies == Answer.YES) {
        return new Judgement(Answer.NO, each.name() + " denies it to " + writer.words());
      }
      if (applies == Answer.UNKNOWN) {
        open.add(each.name() + " depends on " + each.conditionKeys());
      }
      denied = each.denies() ? better(denied, applies) : denied;
      allowed = each.denies() ? allowed : better(allowed, applies);
    }
    if (allowed == Answer.NO) {
      return new Judgement(Answer.NO, "no statement allows " + ACTION + " to " + writer.words());
    }
    return allowed == Answer.YES && denied == Answer.NO
        ? new Judgement(Answer.YES, "lets " + writer.words() + " write")
        : new Judgement(Answer.UNKNOWN, String.join("; ", open));
  }

  private static Answer better(Answer one, Answer other) {
    return one == Answer.YES || other == Answer.YES
        ? Answer.YES
        : one == Answer.UNKNOWN || other == Answer.UNKNOWN ? Answer.UNKNOWN : Answer.NO;
  }
}
