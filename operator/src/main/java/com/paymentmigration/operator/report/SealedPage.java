package com.paymentmigration.operator.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A report as one page that needs nothing else and may load nothing, and that holds the JSON it was
 * made from with its SHA-256. Whoever noted that sum elsewhere sees whether the JSON was changed;
 * beside it alone it protects against accidents only.
 */
public final class SealedPage {
  private static final Pattern DATA =
      Pattern.compile(
          "<script type=\"application/json\" id=\"report\">(.*?)</script>", Pattern.DOTALL);
  private static final Pattern SUM = Pattern.compile("id=\"sha256\">([0-9a-f]{64})<");

  private SealedPage() {}

  /**
   * Begins a page: head, and an open {@code body} and {@code main}.
   *
   * @param title of the page
   */
  public static Html begin(String title) {
    Html html = new Html();
    html.verbatim("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    html.leaf("meta", "charset", "utf-8");
    html.leaf(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'");
    html.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.element("title", title).open("style").verbatim(style()).close().close();
    return html.open("body").open("main");
  }

  /**
   * Ends a page: its JSON and the sum of it.
   *
   * @param json with {@code <}, {@code >} and {@code &} escaped
   * @throws IllegalArgumentException if it holds one of these
   */
  public static String end(Html html, String json) {
    if (json.matches("(?s).*[<>&].*")) {
      throw new IllegalArgumentException(
          "JSON for a page: received one of < > &, allowed: escaped");
    }
    html.open("footer").open("p").text("SHA-256 of this report's JSON: ");
    html.element("code", sha256(json), "id", "sha256").close();
    html.element(
        "p",
        "Note the sum where nobody can change it with the report, such as the change record. The"
            + " JSON stands in this page's source, and is byte for byte what --report FILE.json"
            + " writes: sha256sum FILE.json.");
    html.close();
    html.open("script", "type", "application/json", "id", "report").verbatim(json).close();
    return html.close().close().close().toString();
  }

  /**
   * The JSON of a page.
   *
   * @throws IllegalArgumentException if there is none, or it has not the sum that the page shows
   */
  public static String json(String page) {
    Matcher data = DATA.matcher(page);
    Matcher sum = SUM.matcher(page);
    if (!data.find() || !sum.find()) {
      throw new IllegalArgumentException("no report stands in this page");
    }
    if (!sha256(data.group(1)).equals(sum.group(1))) {
      throw new IllegalArgumentException(
          "the report was changed: its JSON has the SHA-256 "
              + sha256(data.group(1))
              + ", the page shows "
              + sum.group(1));
    }
    return data.group(1);
  }

  /** SHA-256 of {@code text} in UTF-8, in hexadecimal. */
  public static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static String style() {
    try (InputStream in = SealedPage.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("style sheet of the report", unreadable);
    }
  }
}
