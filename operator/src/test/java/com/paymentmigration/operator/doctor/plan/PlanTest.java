package com.paymentmigration.operator.doctor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  private static JsonNode template() throws IOException {
    return JSON.readTree(
        """
        {"Parameters": {
           "Name": {"Type": "String", "Default": "dev", "AllowedPattern": "^[a-z]{3}$",
                    "ConstraintDescription": "Name allows three letters"},
           "Zones": {"Type": "String"}},
         "Mappings": {"Facts": {"us-east-1": {"list": "pl-63a5400a"}}},
         "Resources": {}}
        """);
  }

  private static PlannedStack plan(Map<String, String> given) throws IOException {
    Assembly assembly =
        new Assembly(
            Path.of("x"), "stack", "us-east-1", template(), JSON.readTree("{}"), List.of());
    return new PlannedStack(
        assembly, ParameterValues.of(template(), given, Map.of("Zones", "a,b")), "111122223333");
  }

  /** Functions as CloudFormation's reference explains them. */
  @Test
  void functionsOfParametersAndMappingsAreWorkedOut() throws IOException {
    PlannedStack plan = plan(Map.of("Name", "uat"));

    assertThat(text(plan, "{'Ref':'Name'}")).isEqualTo("uat");
    assertThat(text(plan, "{'Fn::Join':['-',['x',{'Ref':'Name'},{'Ref':'AWS::Region'}]]}"))
        .isEqualTo("x-uat-us-east-1");
    assertThat(text(plan, "{'Fn::Sub':'a-${AWS::AccountId}-${Name}'}"))
        .isEqualTo("a-111122223333-uat");
    assertThat(text(plan, "{'Fn::FindInMap':['Facts',{'Ref':'AWS::Region'},'list']}"))
        .isEqualTo("pl-63a5400a");
    assertThat(text(plan, "{'Fn::Select':[1,{'Fn::Split':[',',{'Ref':'Zones'}]}]}")).isEqualTo("b");
    assertThat(text(plan, "{'Fn::Select':['0',['p','q']]}")).isEqualTo("p");
  }

  @Test
  void whatDependsOnAResourceIsUnknown() throws IOException {
    PlannedStack plan = plan(Map.of());

    for (String unknown :
        List.of(
            "{'Ref':'Bucket'}",
            "{'Fn::GetAtt':['Bucket','Arn']}",
            "{'Fn::Join':['',['x',{'Ref':'Bucket'}]]}",
            "{'Fn::Sub':'${Bucket.Arn}/x'}",
            "{'Fn::Select':[5,{'Fn::Split':[',',{'Ref':'Zones'}]}]}",
            "{'Fn::FindInMap':['Facts','eu-west-1','list']}")) {
      assertThat(plan.text(JSON.readTree(unknown.replace('\'', '"')))).as(unknown).isEmpty();
    }
  }

  private static String text(PlannedStack plan, String json) throws IOException {
    return plan.text(JSON.readTree(json.replace('\'', '"'))).orElseThrow();
  }

  @Test
  void aParameterThatCloudFormationWouldRefuseIsRefused() {
    assertThatThrownBy(() -> ParameterValues.of(template(), Map.of("Nmae", "x"), Map.of()))
        .isInstanceOf(PlanException.class)
        .hasMessage(
            "--parameters Nmae=…: the template has no such parameter; allowed are Name, Zones");
    assertThatThrownBy(() -> ParameterValues.of(template(), Map.of("Name", "UAT"), Map.of()))
        .hasMessage(
            "--parameters Name='UAT': CloudFormation would refuse it; Name allows three letters");
  }

  @Test
  void whatIsGivenComesBeforeWhatIsDeployedAndThatBeforeTheDefault() throws IOException {
    Map<String, String> deployed = Map.of("Name", "uat");

    assertThat(ParameterValues.of(template(), Map.of("Name", "prd"), deployed).of("Name"))
        .contains("prd");
    assertThat(ParameterValues.of(template(), Map.of(), deployed).of("Name")).contains("uat");
    assertThat(ParameterValues.of(template(), Map.of(), Map.of()).of("Name")).contains("dev");
    assertThat(ParameterValues.of(template(), Map.of(), Map.of()).missing(template()))
        .containsExactly("Zones");
  }

  @Test
  void aFolderWithoutAnAssemblySaysWhatToCall() {
    assertThatThrownBy(() -> Assembly.read(folder))
        .isInstanceOf(PlanException.class)
        .hasMessageEndingWith(
            "': no manifest.json in it; synthesize first: npx aws-cdk@2.1148.1 synth --quiet");
  }

  @Test
  void anAssemblyIsReadAndToldIfItIsOlderThanItsContext() throws IOException {
    Path out = Files.createDirectory(folder.resolve("cdk.out"));
    Files.writeString(
        out.resolve("manifest.json"),
        """
        {"artifacts": {"Tree": {"type": "cdk:tree"}, "S": {"type": "aws:cloudformation:stack",
          "environment": "aws://unknown-account/eu-west-1",
          "properties": {"templateFile": "S.template.json", "stackName": "S-dev"}}}}
        """);
    Files.writeString(out.resolve("S.template.json"), "{\"Resources\":{}}");
    Files.writeString(
        out.resolve("S.assets.json"), "{\"files\":{\"1\":{\"destinations\":{\"a\":{}}}}}");

    Assembly read = Assembly.read(out);

    assertThat(read.region()).isEqualTo("eu-west-1");
    assertThat(read.stackName()).isEqualTo("S-dev");
    assertThat(read.assets()).hasSize(1);
    assertThat(read.newerSources()).isEmpty();
    Files.writeString(folder.resolve("cdk.context.json"), "{}");
    Files.setLastModifiedTime(
        folder.resolve("cdk.context.json"), FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(read.newerSources()).containsExactly("cdk.context.json");

    Files.writeString(out.resolve("S.template.json"), "{");
    assertThatThrownBy(() -> Assembly.read(out))
        .hasMessageContaining("': S.template.json cannot be read as JSON; ");
  }
}
