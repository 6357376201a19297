package com.paymentmigration.lambda.validation.gate;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The pre-signed address that CloudFormation waits on. Its signature lets whoever knows it answer
 * in our place, so that it shows nowhere: neither here nor in the message of an exception.
 */
public final class ResponseUrl {
  private final URI address;

  private ResponseUrl(URI address) {
    this.address = address;
  }

  /**
   * The address spelled {@code text}.
   *
   * @throws IllegalArgumentException if it is no absolute http or https address; the message does
   *     not repeat it
   */
  public static ResponseUrl of(String text) {
    URI address = parse(text);
    String scheme = address == null ? null : address.getScheme();
    if (address == null
        || address.getHost() == null
        || !("https".equals(scheme) || "http".equals(scheme))) {
      throw new IllegalArgumentException(
          "ResponseURL: received something that is no http(s) address, allowed: the address that"
              + " CloudFormation sent");
    }
    return new ResponseUrl(address);
  }

  private static URI parse(String text) {
    try {
      return text == null ? null : new URI(text);
    } catch (URISyntaxException withTheAddressInItsMessage) {
      return null;
    }
  }

  /** The address itself: for the request only. */
  public URI secretAddress() {
    return address;
  }

  @Override
  public String toString() {
    return "ResponseUrl[host=" + address.getHost() + ", rest hidden]";
  }
}
