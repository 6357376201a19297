package com.paymentmigration.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Why there was no answer is said in the network's few words. */
class SilenceTest {
  private static String reason(IOException cause) {
    return Silence.reason(
        SdkClientException.create(
            "Received an exception.\nSee cause.", new IllegalStateException(cause)));
  }

  @Test
  void theNetworksOwnReasonIsFoundBehindTheSdksWords() {
    assertThat(reason(new ConnectException("Connection refused"))).isEqualTo("Connection refused");
    assertThat(reason(new SocketTimeoutException("Connect timed out")))
        .isEqualTo("Connect timed out");
    assertThat(reason(new SSLHandshakeException("no trusted\ncertificate")))
        .isEqualTo("TLS: no trusted certificate");
  }

  @Test
  void aHostThatIsNotFoundIsNamedOnce() {
    assertThat(reason(new UnknownHostException("a.example: Name or service not known")))
        .isEqualTo("host name a.example is not found");
  }

  @Test
  void aCallThatTookTooLongSaysSo() {
    assertThat(Silence.reason(ApiCallTimeoutException.create(30_000)))
        .isEqualTo("not within the time");
  }

  @Test
  void anythingElseIsOneLineOfTheSdksWords() {
    assertThat(Silence.reason(SdkClientException.create("Unable to\n  parse the answer")))
        .isEqualTo("Unable to parse the answer");
  }
}
