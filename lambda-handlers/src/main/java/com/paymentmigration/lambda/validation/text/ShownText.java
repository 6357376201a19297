package com.paymentmigration.lambda.validation.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one way from a server's text to a report: nothing in it can end a line, move a cursor or turn
 * the direction of writing, and no number that may be a card's is shown whole.
 */
public final class ShownText {
  private static final int PRINTABLE = 0x20;
  private static final int DELETE = 0x7F;

  /** MySQL's names of the character sets that Java calls otherwise. */
  private static final Map<String, Charset> CHARSETS = charsets();

  private ShownText() {}

  private static Map<String, Charset> charsets() {
    Map<String, Charset> all = new TreeMap<>();
    for (String utf8 : new String[] {"utf8", "utf8mb3", "utf8mb4"}) {
      all.put(utf8, StandardCharsets.UTF_8);
    }
    all.put("ascii", StandardCharsets.US_ASCII);
    all.put("ucs2", StandardCharsets.UTF_16BE);
    all.put("utf16", StandardCharsets.UTF_16BE);
    all.put("utf16le", StandardCharsets.UTF_16LE);
    String[] others = {
      "latin1",
      "windows-1252",
      "latin2",
      "ISO-8859-2",
      "latin5",
      "ISO-8859-9",
      "latin7",
      "ISO-8859-13",
      "cp1250",
      "windows-1250",
      "cp1251",
      "windows-1251",
      "cp1256",
      "windows-1256",
      "cp1257",
      "windows-1257",
      "greek",
      "ISO-8859-7",
      "hebrew",
      "ISO-8859-8",
      "koi8r",
      "KOI8-R",
      "koi8u",
      "KOI8-U",
      "cp850",
      "IBM850",
      "cp852",
      "IBM852",
      "cp866",
      "IBM866",
      "utf32",
      "UTF-32BE",
      "sjis",
      "Shift_JIS",
      "cp932",
      "windows-31j",
      "ujis",
      "EUC-JP",
      "eucjpms",
      "EUC-JP",
      "euckr",
      "EUC-KR",
      "gb2312",
      "GB2312",
      "gbk",
      "GBK",
      "gb18030",
      "GB18030",
      "big5",
      "Big5",
      "tis620",
      "TIS-620"
    };
    for (int at = 0; at < others.length; at += 2) {
      if (Charset.isSupported(others[at + 1])) {
        all.put(others[at], Charset.forName(others[at + 1]));
      }
    }
    return all;
  }

  /** A text of a server. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    CardNumbers.masked(text).codePoints().forEach(point -> append(shown, point));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int point) {
    if (point == '\n') {
      shown.append("\\n");
    } else if (point == '\r') {
      shown.append("\\r");
    } else if (point == '\t') {
      shown.append("\\t");
    } else if (harmful(point)) {
      shown.append(String.format(Locale.ROOT, "\\u{%X}", point));
    } else {
      shown.appendCodePoint(point);
    }
  }

  private static boolean harmful(int point) {
    if (point < PRINTABLE || point == DELETE) {
      return true;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /**
   * A text of {@code bytes} in quotes; in hexadecimal digits if they are none in that character
   * set.
   *
   * @param charset as MySQL calls it
   */
  public static String ofBytes(byte[] bytes, String charset) {
    Charset known = CHARSETS.get(charset);
    if (known == null) {
      return ofBinary(bytes);
    }
    try {
      return "'" + of(known.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()) + "'";
    } catch (CharacterCodingException none) {
      return ofBinary(bytes);
    }
  }

  /**
   * Bytes in hexadecimal digits; as a text if it may be a card's number, which the digits would
   * show whole.
   */
  public static String ofBinary(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String hex = HexFormat.of().withUpperCase().formatHex(bytes);
    return CardNumbers.in(text) ? "'" + of(text) + "'" : "x'" + CardNumbers.masked(hex) + "'";
  }
}
