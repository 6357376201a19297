package com.paymentmigration.rehearsal.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The process in which one function lives: makes the handler as Lambda does, by its no-argument
 * constructor, then answers one invocation after the other over standard input and output.
 *
 * <p>Argument: class name of the handler. Everything the handler prints goes to standard error.
 */
final class SandboxMain {
  private SandboxMain() {}

  /** Runs until standard input ends. */
  public static void main(String[] arguments) throws Exception {
    DataOutputStream answers = new DataOutputStream(System.out);
    System.setOut(System.err);
    RequestStreamHandler handler =
        Class.forName(arguments[0])
            .asSubclass(RequestStreamHandler.class)
            .getDeclaredConstructor()
            .newInstance();
    answers.writeBoolean(true);
    answers.flush();
    try (DataInputStream requests = new DataInputStream(System.in)) {
      while (true) {
        serve(handler, requests, answers);
      }
    } catch (EOFException over) {
      System.err.println("sandbox ends");
    }
  }

  private static void serve(
      RequestStreamHandler handler, DataInputStream requests, DataOutputStream answers)
      throws IOException {
    String requestId = requests.readUTF();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(requests.readLong());
    byte[] event = requests.readNBytes(requests.readInt());
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    boolean good = true;
    try {
      handler.handleRequest(new ByteArrayInputStream(event), answer, context(requestId, deadline));
    } catch (IOException | RuntimeException failure) {
      good = false;
      answer.reset();
      writeError(failure, answer);
    }
    answers.writeBoolean(good);
    answers.writeInt(answer.size());
    answer.writeTo(answers);
    answers.flush();
  }

  /** As Lambda's Java runtime reports an exception. */
  private static void writeError(Exception failure, OutputStream out) throws IOException {
    out.write(
        ("{\"errorType\":"
                + quoted(failure.getClass().getName())
                + ",\"errorMessage\":"
                + quoted(String.valueOf(failure.getMessage()))
                + "}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private static Context context(String requestId, long deadline) {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, values) ->
                switch (method.getName()) {
                  case "getAwsRequestId" -> requestId;
                  case "getRemainingTimeInMillis" ->
                      (int) TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                  case "getMemoryLimitInMB" -> 512;
                  case "getInvokedFunctionArn" ->
                      "arn:aws:lambda:us-east-1:123456789012:function:"
                          + System.getenv("AWS_LAMBDA_FUNCTION_NAME");
                  default -> method.getReturnType() == String.class ? "rehearsal" : null;
                });
  }
}
