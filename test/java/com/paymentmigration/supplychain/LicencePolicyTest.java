package com.paymentmigration.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.supplychain.BillOfMaterials.Component;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LicencePolicyTest {
  private static Component library(String name, String... licences) {
    return new Component(name, "1.0", List.of(licences));
  }

  @Test
  void aPermissiveLicenceIsAccepted() {
    assertThat(LicencePolicy.objection(library("a:b", "Apache-2.0"))).isEmpty();
  }

  @Test
  void ofSeveralLicencesOneThatIsAllowedIsEnough() {
    assertThat(LicencePolicy.objection(library("a:b", "LGPL-2.1-only", "EPL-2.0"))).isEmpty();
  }

  @Test
  void aForbiddenLicenceIsRefusedWithWhatWasReceivedAndWhatIsAllowed() {
    assertThat(LicencePolicy.objection(library("a:b", "AGPL-3.0-only")))
        .hasValueSatisfying(
            objection ->
                assertThat(objection)
                    .contains("a:b 1.0")
                    .contains("received licence [AGPL-3.0-only]")
                    .contains("Apache-2.0"));
  }

  @Test
  void aLibraryThatDeclaresNoLicenceIsRefused() {
    assertThat(LicencePolicy.objection(library("a:b")))
        .hasValueSatisfying(
            objection -> assertThat(objection).contains("received licence nothing"));
  }

  @Test
  void anExemptionEndsWhenTheLibraryChangesItsLicence() {
    assertThat(LicencePolicy.objection(library("com.mysql:mysql-connector-j", "Proprietary")))
        .isPresent();
  }

  @Test
  void aBillIsReadWithIdsNamesAndExpressions() throws IOException {
    BillOfMaterials bill =
        BillOfMaterials.parse(
            """
            {"components":[
             {"group":"a","name":"b","version":"1","licenses":[{"license":{"id":"MIT"}}]},
             {"group":"c","name":"d","version":"2","licenses":[{"license":{"name":"Own"}}]},
             {"group":"e","name":"f","version":"3","licenses":[{"expression":"MIT OR X"}]},
             {"group":"com.paymentmigration","name":"lambda-handlers","version":"0.1.0"}]}
            """);

    assertThat(bill.components())
        .containsExactly(
            new Component("a:b", "1", List.of("MIT")),
            new Component("c:d", "2", List.of("Own")),
            new Component("e:f", "3", List.of("MIT OR X")));
  }
}
