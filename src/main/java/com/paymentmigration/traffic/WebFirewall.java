package com.paymentmigration.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.wafv2.CfnLoggingConfiguration;
import software.amazon.awscdk.services.wafv2.CfnLoggingConfiguration.FieldToMatchProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AllowActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.DefaultActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/**
 * Web application firewall of the load balancer (PCI DSS 6.4.2): web ACL, its association, and its
 * log in an encrypted group, without what would identify a payer.
 */
public final class WebFirewall extends Construct {
  /** AWS WAF logs to groups of this prefix only. */
  private static final String LOG_PREFIX = "aws-waf-logs-";

  /** Request headers that never reach the log. */
  static final List<String> REDACTED_HEADERS = List.of("authorization", "cookie", "x-api-key");

  private final CfnLogGroup logs;

  /** Defines the firewall. */
  public WebFirewall(Construct scope, String id, WebFirewallProps props) {
    super(scope, id);
    CfnWebACL acl =
        CfnWebACL.Builder.create(this, "Acl")
            .scope("REGIONAL")
            .description("Entrance of the payment environments")
            .defaultAction(
                DefaultActionProperty.builder()
                    .allow(AllowActionProperty.builder().build())
                    .build())
            .rules(FirewallRules.all(props.requestsPerAddress()))
            .visibilityConfig(FirewallRules.visibility("PaymentFirewall"))
            .build();
    CfnWebACLAssociation.Builder.create(this, "Association")
        .resourceArn(props.loadBalancerArn())
        .webAclArn(acl.getAttrArn())
        .build();
    logs = log(acl, props);
  }

  /** Name of the log group. */
  public String logsName() {
    return logs.getRef();
  }

  private CfnLogGroup log(CfnWebACL acl, WebFirewallProps props) {
    String name = LOG_PREFIX + props.environmentName();
    CfnLogGroup group =
        CfnLogGroup.Builder.create(this, "Logs")
            .logGroupName(name)
            .kmsKeyId(props.logKey().getKeyArn())
            .retentionInDays(props.retention().logDays())
            .build();
    group.applyRemovalPolicy(props.retention().removal());
    CfnLoggingConfiguration logging =
        CfnLoggingConfiguration.Builder.create(this, "Logging")
            .resourceArn(acl.getAttrArn())
            // Without the ":*" at the end of the group's own Arn attribute: WAF stores it like
            // this.
            .logDestinationConfigs(
                List.of(
                    Stack.of(this)
                        .formatArn(
                            ArnComponents.builder()
                                .service("logs")
                                .resource("log-group")
                                .resourceName(name)
                                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                                .build())))
            .redactedFields(redactedFields())
            .build();
    logging.getNode().addDependency(group);
    return group;
  }

  private static List<FieldToMatchProperty> redactedFields() {
    List<FieldToMatchProperty> fields = new ArrayList<>();
    for (String header : REDACTED_HEADERS) {
      fields.add(FieldToMatchProperty.builder().singleHeader(Map.of("Name", header)).build());
    }
    fields.add(FieldToMatchProperty.builder().queryString(Map.of()).build());
    return fields;
  }
}
