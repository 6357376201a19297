package com.paymentmigration.cutover;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IRuleTarget;
import software.amazon.awscdk.services.events.Rule;
import software.constructs.Construct;

/**
 * Hears of whatever makes a database server start again: a failover, a crash, a reboot, a patch, a
 * stop and start. Each of them leaves read_only off, because no parameter group sets it.
 *
 * <p>Names and categories: Amazon Aurora User Guide, "Amazon RDS event categories and event
 * messages for Aurora" (USER_Events.Messages). A failover and a patch of the whole are events of
 * the cluster; a restart (RDS-EVENT-0006), the end of a recovery (0021), of an offline maintenance
 * (0027) and a start (0088) are events of the instance. RDS sends events on a best effort basis
 * (working-with-events): the tick of every minute makes up for one that is lost.
 */
final class DatabaseRestartRule {
  /** Kinds of event, as EventBridge spells them. */
  static final List<String> DETAIL_TYPES = List.of("RDS DB Cluster Event", "RDS DB Instance Event");

  /** Their sources, as RDS spells them. */
  static final List<String> SOURCE_TYPES = List.of("CLUSTER", "DB_INSTANCE");

  /** Categories that a start of a server is reported in; one of an event's is enough to match. */
  static final List<String> CATEGORIES =
      List.of("availability", "failover", "maintenance", "notification", "recovery");

  private DatabaseRestartRule() {}

  /**
   * Defines the rule.
   *
   * @param identifiers clusters and instances whose events count
   * @param target what is called, whichever of them it was
   */
  static Rule of(Construct scope, String id, List<String> identifiers, IRuleTarget target) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("SourceType", SOURCE_TYPES);
    detail.put("EventCategories", CATEGORIES);
    detail.put("SourceIdentifier", spellings(identifiers));
    return Rule.Builder.create(scope, id)
        .description("A database server started again: the standby may have lost read_only")
        .eventPattern(
            EventPattern.builder()
                .source(List.of("aws.rds"))
                .detailType(DETAIL_TYPES)
                .detail(detail)
                .build())
        .targets(List.of(target))
        .build();
  }

  /**
   * The Aurora User Guide's example of a cluster's event spells the identifier {@code
   * rds:my-db-cluster} ("Example of a DB cluster event"), that of an instance's event does not:
   * both spellings count.
   */
  private static List<String> spellings(List<String> identifiers) {
    return identifiers.stream()
        .flatMap(identifier -> Stream.of(identifier, "rds:" + identifier))
        .toList();
  }
}
