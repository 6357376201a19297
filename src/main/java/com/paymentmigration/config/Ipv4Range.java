package com.paymentmigration.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 range whose host bits are zero, as EC2 stores it: anything else would show as drift.
 *
 * @param text the range in CIDR form
 * @param address first address as an unsigned 32-bit number
 * @param prefix length of the network part, 0 to 32
 */
public record Ipv4Range(String text, long address, int prefix) {
  /** Without leading zeros, which some readers take for octal numbers. */
  private static final String OCTET = "(0|[1-9][0-9]{0,2})";

  private static final Pattern FORM =
      Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET + "/(0|[1-9][0-9]?)");
  private static final int BITS = 32;

  /**
   * Reads a range.
   *
   * @param property name of the property, for the message
   * @throws ConfigurationException if {@code text} is no range in CIDR form with zero host bits
   */
  public static Ipv4Range parse(String property, String text) {
    Matcher parts = FORM.matcher(text);
    String allowed = "an IPv4 range in CIDR form with zero host bits, for example 10.0.0.0/16";
    Require.that(parts.matches(), property, text, allowed);
    long address = 0;
    for (int octet = 1; octet <= 4; octet++) {
      int value = Integer.parseInt(parts.group(octet));
      Require.that(value <= 255, property, text, allowed);
      address = address << 8 | value;
    }
    int prefix = Integer.parseInt(parts.group(5));
    Require.that(prefix <= BITS && (address & hostMask(prefix)) == 0, property, text, allowed);
    return new Ipv4Range(text, address, prefix);
  }

  /** Whether every address of {@code other} is in this range. */
  public boolean contains(Ipv4Range other) {
    return other.prefix >= prefix && (other.address & ~hostMask(prefix)) == address;
  }

  /** Whether any address is in both ranges. */
  public boolean overlaps(Ipv4Range other) {
    return contains(other) || other.contains(this);
  }

  private static long hostMask(int prefix) {
    return (1L << (BITS - prefix)) - 1;
  }
}
