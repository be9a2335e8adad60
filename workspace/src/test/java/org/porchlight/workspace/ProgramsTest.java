package org.porchlight.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was found of programs: the three lines come first, and what cannot be said says why. */
class ProgramsTest {
  private static SmallStudy study;
  private static RunningWorkspace workspace;

  @BeforeAll
  static void start() throws SQLException {
    study = SmallStudy.start();
    study.look();
    workspace = new RunningWorkspace(study.settings());
  }

  @AfterAll
  static void stop() {
    workspace.close();
    study.close();
  }

  @Test
  void threeLinesStandBeforeThePicture() {
    Document page = workspace.as("analyst").page("/en/programs/home-visits");
    assertThat(page.select("main h1").text()).isEqualTo("Home visits");
    assertThat(page.select(".verdict-good .three-lines dt").eachText())
        .containsExactly("What usually happens", "What we saw", "What we could have noticed");
    assertThat(page.select(".verdict-good dd").eachText().get(0))
        .contains("about 40", "between 26 and 59");
    assertThat(page.select(".verdict-good dd").eachText().get(1)).contains("13 for every 100");
    assertThat(page.select(".verdict-hold").text()).contains("do not go back far enough");
    String html = page.html();
    assertThat(html.indexOf("three-lines")).isLessThan(html.indexOf("<svg"));
    assertThat(page.text())
        .contains("their contacts with all these agencies together fell by 52% all the same")
        .contains("they had 40% of the contacts")
        .contains("Hours of staff freed: about 108, from 24 to 286.")
        .contains("County Jail: more contacts than usual");
    assertThat(page.text())
        .contains("Up to month 1 it is within the range")
        .contains("People who moved away: 2")
        .contains("When 45% were struck out, it was noticed")
        .doesNotContain("No record here tells of deaths");
    assertThat(page.select("table:has(#groups-fire) tbody tr").eachText())
        .containsExactly(
            "Women 12 40 26\u201359 11 fewer than usual",
            "Men 8 no number no number no number too few people");
    assertThat(page.select("#compared-fire-balance").text()).contains("How alike the groups were");
  }

  @Test
  void itIsTheSameInSpanish() {
    Document page = workspace.as("police.member").page("/es/programs/home-visits");
    assertThat(page.select("main h1").text()).isEqualTo("Visitas a domicilio");
    assertThat(page.select(".verdict-good dt").eachText()).contains("Lo que suele pasar");
    assertThat(page.select("table td").eachText()).contains("26\u201359");
  }
}
