package com.paymentmigration.client.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.client.DatabaseLogin;
import com.paymentmigration.client.WriterTarget;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** Which secret is read, and what of it gets into texts. */
class SecretsManagerLoginsTest {
  private static final WriterTarget GREEN =
      new WriterTarget("GREEN", "green.example", 3306, "payment_app_green");

  private final Map<String, String> secrets = new TreeMap<>();
  private final SecretsManagerLogins logins =
      new SecretsManagerLogins(new Client(), "blue-arn", "green-arn");

  @Test
  void theSecretIsThatOfTheSideThatWrites() {
    secrets.put("green-arn", "{\"username\":\"payment_app_green_clone\",\"password\":\"word\"}");

    assertThat(logins.read(GREEN)).isEqualTo(new DatabaseLogin("payment_app_green_clone", "word"));
  }

  @Test
  void aSecretThatIsNoJsonIsNamedAndNotQuoted() {
    secrets.put("green-arn", "hunter2");

    assertThatThrownBy(() -> logins.read(GREEN))
        .hasMessage("secret green-arn: received no JSON, allowed: JSON")
        .hasNoCause();
  }

  @Test
  void aSecretWithoutAPasswordIsRefused() {
    secrets.put("green-arn", "{\"username\":\"payment_app_green\"}");

    assertThatThrownBy(() -> logins.read(GREEN))
        .hasMessage("secret green-arn: password is missing or empty");
  }

  @Test
  void aVariableThatIsMissingIsNamed() {
    assertThatThrownBy(
            () ->
                InstanceEnvironment.dataSource(
                    Map.of("STATE_TABLE", "MigrationState"), null, new Client()))
        .hasMessage(
            "BLUE_APPLICATION_SECRET_ARN: received nothing, allowed: as /etc/payment/environment"
                + " has it");
  }

  private final class Client implements SecretsManagerClient {
    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
      return GetSecretValueResponse.builder().secretString(secrets.get(request.secretId())).build();
    }

    @Override
    public String serviceName() {
      return "secretsmanager";
    }

    @Override
    public void close() {}
  }
}
