package com.paymentmigration.picture;

/**
 * A drawing with its size and its words: what a person sees, and what a screen reader says.
 *
 * @param width in user units, which are pixels at 100 percent
 * @param height the same
 * @param title one line
 * @param description what the picture shows, for those who do not see it
 * @param drawing SVG elements
 */
public record Picture(
    double width, double height, String title, String description, Markup drawing) {

  /**
   * The picture as a file of its own. It brings its own ground and the colours for light and dark,
   * so that it reads well on any page.
   *
   * @param style what the drawing needs beyond {@link Style#picture()}
   */
  public String standalone(String style) {
    Markup svg =
        new Markup()
            .open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + Markup.number(width) + " " + Markup.number(height),
                "width",
                width,
                "height",
                height,
                "role",
                "img",
                "aria-labelledby",
                "title desc")
            .line()
            .element("title", title, "id", "title")
            .line()
            .element("desc", description, "id", "desc")
            .line()
            .open("style")
            .verbatim(Style.picture() + style)
            .close()
            .line();
    ground(svg);
    return svg.append(drawing).close().line().toString();
  }

  /**
   * The picture as a part of a page that has {@link Style#picture()} among its styles.
   *
   * @param id prefix of the ids in the page
   */
  public Markup inline(String id) {
    return new Markup()
        .open(
            "svg",
            "viewBox",
            "0 0 " + Markup.number(width) + " " + Markup.number(height),
            "role",
            "img",
            "aria-labelledby",
            id + "-title " + id + "-desc")
        .element("title", title, "id", id + "-title")
        .element("desc", description, "id", id + "-desc")
        .append(drawing)
        .close();
  }

  private void ground(Markup svg) {
    svg.leaf(
            "rect",
            "class",
            "ground",
            "x",
            0.5,
            "y",
            0.5,
            "width",
            width - 1,
            "height",
            height - 1,
            "rx",
            8)
        .line();
  }
}
