package com.paymentmigration.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.Transition;
import com.paymentmigration.lambda.domain.Transitions;
import com.paymentmigration.testsupport.GeneratedFile;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The pictures in docs/pictures are made from the code; {@code docs/pictures/generate} writes them.
 */
class PicturesTest {
  private static final String PROFILE = "staging";
  private static final WholeStack STACK = WholeStack.ofProfile(PROFILE);

  private static StackFacts facts() {
    return new StackFacts(STACK.template(), STACK.paths());
  }

  @Test
  void theArchitectureIsTheTemplates() {
    isCommitted("architecture", ArchitecturePicture.of(facts(), PROFILE));
  }

  @Test
  void theStateDiagramIsTheTransitionTables() {
    isCommitted("state-diagram", StateDiagramPicture.of(Transitions.ALL));
  }

  @Test
  void theDashboardIsTheTemplates() {
    isCommitted("dashboard", DashboardPicture.of(facts()));
  }

  @Test
  void everyTypeOfResourceIsInTheArchitectureOrLeftOutOnPurpose() {
    StackFacts facts = facts();
    ArchitecturePicture.of(facts, PROFILE);
    Set<String> absent = new TreeSet<>();
    STACK.resources().values().forEach(one -> absent.add(one.path("Type").asText()));
    absent.removeAll(facts.asked());

    assertThat(absent).containsExactlyInAnyOrderElementsOf(ArchitecturePicture.NOT_DRAWN);
  }

  @Test
  void theArchitectureOfEveryProfileCanBeDrawn() {
    for (String profile : List.of("dev", "prod")) {
      WholeStack stack = WholeStack.ofProfile(profile);
      Picture picture =
          ArchitecturePicture.of(new StackFacts(stack.template(), stack.paths()), profile);

      assertThat(Xml.parse(picture.standalone(Style.diagram())).texts("text"))
          .contains("Blue cluster", "Green cluster");
    }
  }

  @Test
  void aTemplateWithoutItsLoadBalancerHasNoPicture() {
    ObjectNode template = STACK.template().deepCopy();
    template
        .withObject("/Resources")
        .removeIf(one -> one.path("Type").asText().endsWith("::LoadBalancer"));

    assertThatThrownBy(
            () -> ArchitecturePicture.of(new StackFacts(template, STACK.paths()), PROFILE))
        .hasMessage(
            "the picture needs one AWS::ElasticLoadBalancingV2::LoadBalancer below '', found []");
  }

  @Test
  void everyChangeOfStatusIsInTheStateDiagram() {
    Xml diagram = Xml.parse(StateDiagramPicture.of(Transitions.ALL).standalone(Style.diagram()));

    for (MigrationStatus status : MigrationStatus.values()) {
      assertThat(diagram.texts("text")).contains(status.name());
    }
    for (Transition row : Transitions.ALL) {
      if (row.from() != row.to()) {
        assertThat(diagram.texts("desc").get(0)).contains(row.from() + " to " + row.to() + " by ");
      }
    }
    assertThat(diagram.texts("text")).contains("start move", "halt", "begin rollback");
  }

  @Test
  void aNewTransitionGetsAnArrowOfItsOwn() {
    List<Transition> more = new ArrayList<>(Transitions.ALL);
    more.add(
        new Transition(MigrationStatus.HALTED, Intent.COMPLETE, MigrationStatus.COMPLETED, ""));

    assertThat(heads(more)).isEqualTo(heads(Transitions.ALL) + 1);
  }

  @Test
  void noTwoStatusesStandInTheSamePlace() {
    assertThat(MigrationStatus.values()).extracting(StatePlaces::box).doesNotHaveDuplicates();
  }

  @Test
  void everyWidgetIsInTheDashboardWithItsAlarmLine() {
    Xml dashboard = Xml.parse(DashboardPicture.of(facts()).standalone(Style.diagram()));

    assertThat(dashboard.texts("text"))
        .contains(
            "blue: response time, seconds",
            "green: response time, seconds",
            "alarm at 1",
            "alarm at 750",
            "— p99 of TargetResponseTime",
            "Workflows");
  }

  private static int heads(List<Transition> table) {
    return Xml.parse(StateDiagramPicture.of(table).standalone(Style.diagram()))
        .all("path", "head")
        .size();
  }

  private static void isCommitted(String name, Picture picture) {
    String svg = picture.standalone(Style.diagram());

    assertThat(new GeneratedFile("docs/pictures/" + name + ".svg").committed(svg)).isEqualTo(svg);
    assertThat(svg).contains("@media (prefers-color-scheme: dark)").doesNotContain("NaN", "<image");
    assertThat(Xml.parse(svg).texts("title")).containsExactly(picture.title());
    assertThat(Xml.parse(svg).texts("desc")).allSatisfy(text -> assertThat(text).isNotBlank());
  }
}
