package com.paymentmigration.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnMapping;
import software.constructs.Construct;

/**
 * What differs between regions, as a CloudFormation mapping: nothing of it is looked up again at an
 * update. {@code Fn::GetAZs} would be (its answer depends on the account's default subnets).
 */
public final class RegionFacts extends Construct {
  private static final String ID = "RegionFacts";
  private static final String S3 = "s3PrefixList";
  private static final String DYNAMO_DB = "dynamoDbPrefixList";
  private static final List<String> ZONES = List.of("zone1", "zone2", "zone3");

  private final CfnMapping mapping;

  /** Declares the mapping in the stack of {@code scope}; once a stack. */
  public RegionFacts(Construct scope) {
    super(scope, ID);
    Map<String, Map<String, Object>> regions = new LinkedHashMap<>();
    for (Region region : Region.values()) {
      regions.put(region.key(), facts(region));
    }
    mapping = CfnMapping.Builder.create(this, "Mapping").mapping(regions).build();
    mapping.overrideLogicalId(ID);
  }

  /** Names of the three zones, as tokens. */
  public List<String> zones() {
    return ZONES.stream().map(this::lookup).toList();
  }

  /** Id of the prefix list of the S3 gateway endpoint, as a token. */
  public String s3PrefixListId() {
    return lookup(S3);
  }

  /** Id of the prefix list of the DynamoDB gateway endpoint, as a token. */
  public String dynamoDbPrefixListId() {
    return lookup(DYNAMO_DB);
  }

  private String lookup(String key) {
    return mapping.findInMap(Aws.REGION, key);
  }

  private static Map<String, Object> facts(Region region) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (int zone = 0; zone < ZONES.size(); zone++) {
      facts.put(ZONES.get(zone), region.zones().get(zone));
    }
    facts.put(S3, region.s3PrefixListId());
    facts.put(DYNAMO_DB, region.dynamoDbPrefixListId());
    return facts;
  }
}
