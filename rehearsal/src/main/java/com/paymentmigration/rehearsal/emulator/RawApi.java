package com.paymentmigration.rehearsal.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls of the emulator for which the handlers need no client: S3, ACM, Lambda. */
final class RawApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI endpoint;

  RawApi(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Puts an object, or with a path of one part makes a bucket. */
  void putS3(String path, byte[] content) {
    send(request("s3", path).PUT(HttpRequest.BodyPublishers.ofByteArray(content)).build());
  }

  /** ARN of a certificate for {@code domain}. */
  String requestCertificate(String domain) {
    return json(request("acm", "/")
            .header("X-Amz-Target", "CertificateManager.RequestCertificate")
            .header("Content-Type", "application/x-amz-json-1.1")
            .POST(HttpRequest.BodyPublishers.ofString("{\"DomainName\":\"" + domain + "\"}"))
            .build())
        .path("CertificateArn")
        .asText();
  }

  /** Configuration of every function. */
  JsonNode functions() {
    return json(request("lambda", "/2015-03-31/functions/?MaxItems=50").GET().build())
        .path("Functions");
  }

  private HttpRequest.Builder request(String service, String path) {
    return HttpRequest.newBuilder(endpoint.resolve(path))
        .timeout(PATIENCE)
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/"
                + service
                + "/aws4_request, SignedHeaders=host, Signature=none");
  }

  private JsonNode json(HttpRequest request) {
    String body = send(request);
    try {
      return JSON.readTree(body);
    } catch (IOException failure) {
      throw new UncheckedIOException("no JSON: " + body, failure);
    }
  }

  private String send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            request.uri() + ": received status " + response.statusCode() + ": " + response.body());
      }
      return response.body();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot call " + request.uri(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
