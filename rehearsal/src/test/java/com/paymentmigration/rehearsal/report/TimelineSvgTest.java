package com.paymentmigration.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.picture.Xml;
import com.paymentmigration.rehearsal.record.Event;
import com.paymentmigration.rehearsal.record.Figures;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class TimelineSvgTest {
  private final String svg = TimelineSvg.of(ExampleRun.forward());
  private final Xml picture = Xml.parse(svg);

  @Test
  void isOneFileThatNeedsNoOther() {
    assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:", "https:", "@import", "xlink", "<image", "<script")
        .contains("url(#t-hatch)");
  }

  @Test
  void saysInWordsWhatItShows() {
    Element root = picture.root();

    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("aria-labelledby")).isEqualTo("title desc");
    assertThat(picture.texts("title")).first().isEqualTo("Timeline of happy-migration");
    assertThat(picture.texts("desc").get(0))
        .contains("Blue to green with nothing broken")
        .contains("Passed after 42.0 s")
        .contains("CUTTING_OVER from 23.0 s, SWITCHED from 25.0 s")
        .contains("longest time without an acknowledged write 1.0 s");
  }

  @Test
  void bringsColoursForLightAndDarkAndItsOwnGround() {
    assertThat(svg).contains("@media (prefers-color-scheme: dark)");
    assertThat(picture.all("rect", "ground")).hasSize(1);
  }

  @Test
  void tellsGreenFromBlueWithoutColour() {
    assertThat(picture.all("path", "green-area")).isNotEmpty();
    assertThat(picture.all("path"))
        .anyMatch(path -> path.getAttribute("fill").equals("url(#t-hatch)"));
    assertThat(picture.texts("text")).contains("blue", "green");
  }

  @Test
  void showsTheFenceFromTheLastWriterToTheNext() {
    assertThat(picture.texts("text")).contains("fence: no writer for 1.0 s");
    assertThat(picture.texts("title")).contains("BLUE, 24.0 s", "NONE, 1.0 s", "GREEN, 17.0 s");
    double perSecond = (Timeline.PLOT_RIGHT - Timeline.PLOT_LEFT) / 42;
    Element fence = picture.all("rect", "fence").get(0);
    assertThat(Double.parseDouble(fence.getAttribute("x")))
        .isEqualTo(
            Timeline.PLOT_LEFT + 24 * perSecond, org.assertj.core.api.Assertions.within(.01));
    assertThat(Double.parseDouble(fence.getAttribute("width")))
        .isEqualTo(perSecond, org.assertj.core.api.Assertions.within(.01));
  }

  @Test
  void namesEveryStatusAndEveryWeight() {
    assertThat(picture.texts("text"))
        .contains("REPLICATING 1.0 s", "SHIFTING 22.0 s", "CUTTING_OVER 2.0 s", "SWITCHED 13.0 s")
        .contains("0 %", "10 %", "50 %", "100 %");
  }

  @Test
  void errorsAreSaidToBeAbsentOrDrawn() {
    assertThat(picture.texts("text")).contains("no request failed");
    assertThat(picture.all("rect", "error-bar")).isEmpty();

    Xml broken = Xml.parse(TimelineSvg.of(ExampleRun.backward()));
    assertThat(broken.texts("text")).doesNotContain("no request failed");
    assertThat(broken.all("rect", "error-bar")).hasSize(14);
  }

  @Test
  void eventsCarryNumbersAndAreListed() {
    assertThat(picture.all("text", "mark-text")).hasSize(18); // nine signs, nine in the key
    assertThat(picture.texts("text"))
        .contains("21.0 s · Operator: approved", "25.0 s · Writer moved: green takes writes");
  }

  @Test
  void ofVeryManyEventsTheMostTellingAreListed() {
    List<Event> many =
        java.util.stream.LongStream.range(0, 300)
            .mapToObj(
                i ->
                    new Event(
                        i * 100,
                        null,
                        i == 299 ? Event.LANE_FAULT : Event.LANE_WORKFLOW,
                        "event " + i,
                        i == 299 ? Event.BAD : Event.INFO))
            .toList();

    Xml crowded = Xml.parse(TimelineSvg.of(with(ExampleRun.forward(), many)));

    assertThat(crowded.texts("text")).contains("29.9 s · Fault injected: event 299");
    assertThat(crowded.texts("text")).contains("and 280 more in the report");
    assertThat(Double.parseDouble(crowded.root().getAttribute("height"))).isLessThan(1_000);
  }

  @Test
  void aScenarioThatBrokeDownBeforeItsFirstSampleHasAPictureToo() {
    ScenarioRecord nothing =
        new ScenarioRecord(
            "broken",
            "d",
            "e",
            false,
            0,
            List.of(),
            List.of(),
            List.of(),
            new Figures(0, 0, 0, 0, null, null, 0, 0));

    assertThat(Xml.parse(TimelineSvg.of(nothing)).texts("text")).contains("✗ failed");
    assertThat(TimelineSvg.of(nothing)).doesNotContain("NaN", "Infinity");
  }

  @Test
  void recordedTextIsNeverMarkup() {
    String hostile = TimelineSvg.of(ExampleRun.backward());

    assertThat(hostile).doesNotContain("<script").contains("&quot;5xx&quot; &amp; more");
  }

  @Test
  void sameRecordSameBytes() {
    assertThat(TimelineSvg.of(ExampleRun.forward())).isEqualTo(svg);
  }

  @Test
  void aFenceThatFellBetweenTwoSamplesIsShownByItsEvent() {
    Event fence = new Event(20_010, 20_100L, Event.LANE_WRITER, "no writer", Event.WARN);

    Xml shown = Xml.parse(TimelineSvg.of(with(ExampleRun.backward(), List.of(fence))));

    assertThat(shown.texts("text")).contains("fence: no writer for 90 ms");
    assertThat(shown.texts("title")).contains("BLUE, 20.0 s", "NONE, 90 ms", "BLUE, 21.9 s");
  }

  @Test
  void aTimeWithoutWriterThatNoEventExplainsIsShownAsSampled() {
    Xml shown = Xml.parse(TimelineSvg.of(with(ExampleRun.forward(), List.of())));

    assertThat(shown.texts("text")).contains("fence: no writer for 1.0 s");
  }

  private static ScenarioRecord with(ScenarioRecord base, List<Event> events) {
    return new ScenarioRecord(
        base.name(),
        base.description(),
        base.expected(),
        base.passed(),
        base.durationMillis(),
        base.samples(),
        events,
        base.checks(),
        base.figures());
  }
}
