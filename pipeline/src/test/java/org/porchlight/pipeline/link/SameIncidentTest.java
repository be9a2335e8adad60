package org.porchlight.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.linkage.Decision;

class SameIncidentTest {
  @TempDir Path folder;
  private Harbor harbor;

  @BeforeEach
  void build() throws IOException {
    harbor = Harbor.in(folder);
  }

  @Test
  void oneIncidentJoinsTwoAgenciesWordsForOnePerson() {
    FoundMention police = harbor.mention("police-calls", "P1", "I1", "PÉREZ, LUIS S");
    FoundMention care = harbor.mention("encounters", "C1", "I1", "Luis Perez");
    assertThat(SameIncident.pairs(List.of(police, care)))
        .containsExactly(Decision.same(police.key(), care.key()));
  }

  @Test
  void otherNamesOtherIncidentsAndOneAgencyAloneJoinNobody() {
    FoundMention police = harbor.mention("police-calls", "P1", "I1", "PEREZ, LUIS");
    assertThat(
            SameIncident.pairs(
                List.of(
                    police,
                    harbor.mention("encounters", "C1", "I1", "Ana Perez"),
                    harbor.mention("encounters", "C2", "I2", "Luis Perez"),
                    harbor.mention("encounters", "C3", "", "Luis Perez"),
                    harbor.mention("police-calls", "P2", "I1", "PEREZ, LUIS"))))
        .isEmpty();
  }

  @Test
  void aSurnameAloneIsNoAgreement() {
    assertThat(
            SameIncident.pairs(
                List.of(
                    harbor.mention("police-calls", "P1", "I1", "PEREZ"),
                    harbor.mention("encounters", "C1", "I1", "Luis Perez"))))
        .isEmpty();
  }
}
