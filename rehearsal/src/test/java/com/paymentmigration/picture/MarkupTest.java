package com.paymentmigration.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MarkupTest {

  @Test
  void textAndAttributesCannotBecomeMarkup() {
    String markup =
        new Markup().element("a", "<b>&'\"</b>", "href", "x\" onclick='y' <z>").toString();

    assertThat(markup)
        .isEqualTo(
            "<a href=\"x&quot; onclick=&#39;y&#39; &lt;z&gt;\">"
                + "&lt;b&gt;&amp;&#39;&quot;&lt;/b&gt;</a>");
  }

  @Test
  void characterThatXmlForbidsIsReplaced() {
    assertThat(Markup.escape("a\u0000b\u001bc\ud800d\tе😀")).isEqualTo("a�b�c�d\tе😀");
  }

  @Test
  void numbersAreShortAndTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(Markup.number(1234.5)).isEqualTo("1234.5");
      assertThat(Markup.number(100)).isEqualTo("100");
      assertThat(Markup.number(-0.001)).isEqualTo("0");
      assertThat(Markup.number(0.126)).isEqualTo("0.13");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anElementThatIsStillOpenIsAnError() {
    Markup open = new Markup().open("g");

    assertThatThrownBy(open::toString).hasMessage("not closed: [g]");
  }

  @Test
  void anAttributeWithoutValueIsAnError() {
    assertThatThrownBy(() -> new Markup().leaf("g", "class"))
        .hasMessage("attribute without a value in g");
  }

  @Test
  void aTextThatDoesNotFitEndsInAnEllipsis() {
    assertThat(TextWidth.fit("short", 12, 100)).isEqualTo("short");
    assertThat(TextWidth.fit("much longer than that", 12, 60)).endsWith("…").hasSizeLessThan(12);
    assertThat(TextWidth.fit("anything", 12, 0)).isEmpty();
  }
}
