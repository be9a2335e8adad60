package org.porchlight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What programs and outsiders make of the open hub. */
@ExtendWith(DemoCity.Resolver.class)
class OutsiderJourneyIT {
  @Test
  void anOutsiderWorksNothingOutFromThePages(DemoCity city) {
    Launcher.Ended attack = city.run("attack", "--json", city.url());
    assertThat(attack.code()).as(attack.said()).isZero();
    assertThat(attack.printed()).contains("\"recovered\":0");
  }

  @Test
  void theDemoTellsProgramsWhatItDid(DemoCity city) {
    assertThat(city.json().strip().lines()).hasSize(1);
    assertThat(city.json())
        .contains("\"import\":{\"rows\":")
        .contains("\"link\":{\"records\":")
        .contains("\"neighbors\":{\"agency\":\"community-safety\",\"window\":365,")
        .contains("\"release\":{\"id\":\"0001\"")
        .contains("\"recovered\":0");
  }
}
