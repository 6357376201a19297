package com.paymentmigration.required;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 range as EC2 stores it: host bits are zero, so that {@code 10.0.0.0/1} is none.
 *
 * @param address first address as an unsigned 32-bit number
 * @param prefix length of the network part, 0 to 32
 */
record AddressRange(long address, int prefix) {
  static final int BITS = 32;
  private static final int LARGEST_OCTET = 255;
  private static final int OCTET_BITS = 8;
  private static final String OCTET = "(0|[1-9][0-9]{0,2})";
  private static final Pattern FORM =
      Pattern.compile(String.join("\\.", OCTET, OCTET, OCTET, OCTET) + "/(0|[1-9][0-9]?)");

  /** The range that a text is; empty if it is none. */
  static Optional<AddressRange> of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long address = 0;
    for (int octet = 1; octet <= BITS / OCTET_BITS; octet++) {
      int value = Integer.parseInt(parts.group(octet));
      if (value > LARGEST_OCTET) {
        return Optional.empty();
      }
      address = address << OCTET_BITS | value;
    }
    int prefix = Integer.parseInt(parts.group(5));
    return prefix <= BITS && (address & hosts(prefix)) == 0
        ? Optional.of(new AddressRange(address, prefix))
        : Optional.empty();
  }

  /** Whether every address of {@code other} is in this range. */
  boolean contains(AddressRange other) {
    return other.prefix >= prefix && (other.address & ~hosts(prefix)) == address;
  }

  private static long hosts(int prefix) {
    return (1L << (BITS - prefix)) - 1;
  }
}
