package com.paymentmigration.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.config.ConfigurationException;
import com.paymentmigration.config.ContextReader;
import com.paymentmigration.config.ParameterDefinition;
import com.paymentmigration.testsupport.TestStacks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in a profile or in the context: the app accepts it, and then {@link OptionsIT}
 * synthesizes it, or refuses it on one line that names key, value and what is allowed.
 */
class HostileProfileTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String LINE = "[^\\p{Cntrl}\\u2028\\u2029\\u202e]+";

  @ParameterizedTest
  @MethodSource("keys")
  void aValueIsAcceptedOrRefusedOnOneLineThatNamesIt(String key) {
    SoftAssertions all = new SoftAssertions();
    int refused = 0;
    for (String value : HostileValues.all()) {
      Optional<String> message = refusal(new Row(Map.of(key, value)).context());
      message.ifPresent(line -> isOneLineAbout(all, value, line, key));
      refused += message.isPresent() ? 1 : 0;
    }
    all.assertThat(refused).isGreaterThan(HostileValues.all().size() / 2);
    all.assertAll();
  }

  static Stream<String> keys() {
    return ProfileKeys.leaves().stream();
  }

  @ParameterizedTest
  @MethodSource("contextKeys")
  void soIsAValueOfTheContext(String key) {
    SoftAssertions all = new SoftAssertions();
    int refused = 0;
    for (String value : HostileValues.all()) {
      Map<String, Object> context = TestStacks.selected("staging");
      context.put(key, MAPPER.convertValue(Row.json(value), Object.class));
      Optional<String> message = refusal(context);
      message.ifPresent(line -> isOneLineAbout(all, value, line, key));
      refused += message.isPresent() ? 1 : 0;
    }
    all.assertThat(refused).isGreaterThan(HostileValues.all().size() / 2);
    all.assertAll();
  }

  static Stream<String> contextKeys() {
    return Stream.concat(
        Stream.of("profile", "region", "profiles"),
        Stream.of(ParameterDefinition.values()).map(ParameterDefinition::contextKey));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void aPartThatIsMissingOrSomethingElseIsNamed(String part) {
    SoftAssertions all = new SoftAssertions();
    for (String value : HostileValues.all()) {
      Optional<String> message = refusal(profile(staging -> staging.set(part, Row.json(value))));
      all.assertThat(message).as(value).isPresent();
      message.ifPresent(line -> isOneLineAbout(all, value, line, part));
    }
    all.assertThat(refusal(profile(staging -> staging.remove(part))))
        .contains("profiles.staging." + part + ": received nothing, allowed: an object");
    all.assertAll();
  }

  @ParameterizedTest
  @MethodSource("parts")
  void aKeyThatNobodyKnowsIsNamedWithTheKnownOnes(String part) {
    for (String key :
        List.of("", "Bake", "a\nallowed: b", "\u202ex", "__proto__", "x".repeat(999))) {
      assertThat(refusal(profile(staging -> ((ObjectNode) staging.get(part)).put(key, 1))))
          .hasValueSatisfying(
              line ->
                  assertThat(line)
                      .matches(LINE)
                      .startsWith("profiles.staging." + part + ".")
                      .contains(": received an unknown key, allowed: "));
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aKeyThatIsMissingIsNamed(String key) {
    String[] path = key.split("\\.", -1);

    assertThat(refusal(profile(staging -> ((ObjectNode) staging.get(path[0])).remove(path[1]))))
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .startsWith("profiles.staging." + key + ": received nothing, allowed: "));
  }

  @Test
  void aNumberThatNoIntHoldsIsShownAsItWasWrittenWithTheRange() {
    assertThat(refusal(new Row(Map.of("fleet.volumeGib", "99999999999")).context()))
        .contains("profiles.staging.fleet.volumeGib: received 99999999999, allowed 8 to 200 GiB");
  }

  @Test
  void portsThatCollideAreNamed() {
    assertThat(refusal(new Row(Map.of("fleet.applicationPort", "3307")).context()))
        .contains(
            "profiles.staging.fleet.applicationPort: received 3307, allowed 1024 to 65535 (TCP"
                + " port) except databaseSettings.port (3307)");
  }

  @Test
  void aPartnerInsideTheNetworkIsNamed() {
    assertThat(refusal(new Row(Map.of("network.partnerCidrs", "[\"10.65.7.0/24\"]")).context()))
        .hasValueSatisfying(
            line -> assertThat(line).contains("'10.65.7.0/24'").contains("(10.65.0.0/16)"));
  }

  private static Stream<String> parts() {
    return ProfileKeys.leaves().stream().map(key -> key.substring(0, key.indexOf('.'))).distinct();
  }

  private static void isOneLineAbout(SoftAssertions all, String value, String line, String key) {
    all.assertThat(line)
        .as("%.80s", value)
        .matches(LINE)
        .contains(key.substring(key.lastIndexOf('.') + 1), ": received ", ", allowed")
        .hasSizeLessThan(1000);
  }

  private static Optional<String> refusal(Map<String, Object> context) {
    try {
      ContextReader.read(context);
      return Optional.empty();
    } catch (ConfigurationException refused) {
      return Optional.of(refused.getMessage());
    }
  }

  private static Map<String, Object> profile(Consumer<ObjectNode> change) {
    Map<String, Object> context = TestStacks.selected("staging");
    ObjectNode profiles = MAPPER.valueToTree(context.get("profiles"));
    change.accept((ObjectNode) profiles.get("staging"));
    context.put("profiles", MAPPER.convertValue(profiles, Map.class));
    return context;
  }
}
