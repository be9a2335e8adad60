package org.porchlight.webkit.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.porchlight.release.Measure;

class LabelsTest {
  private final Labels english = Labels.of("en");
  private final Labels spanish = Labels.of("es");

  @Test
  void numbersHaveTheSeparatorsOfUnitedStatesEnglishAndSpanish() {
    for (Labels labels : new Labels[] {english, spanish}) {
      assertThat(labels.number(0)).isEqualTo("0");
      assertThat(labels.number(999)).isEqualTo("999");
      assertThat(labels.number(1_234)).isEqualTo("1,234");
      assertThat(labels.number(12_345_678)).isEqualTo("12,345,678");
    }
    assertThat(english.percent(62)).isEqualTo("62%");
    assertThat(spanish.percent(62)).isEqualTo("62\u00a0%");
  }

  @Test
  void durationsHaveAtMostTwoUnits() {
    assertThat(english.value(Measure.SECONDS, 45)).isEqualTo("45\u00a0sec");
    assertThat(english.value(Measure.SECONDS, 440)).isEqualTo("7\u00a0min\u00a020\u00a0sec");
    assertThat(spanish.value(Measure.SECONDS, 440)).isEqualTo("7\u00a0min\u00a020\u00a0s");
    assertThat(english.value(Measure.SECONDS, 480)).isEqualTo("8\u00a0min");
    assertThat(spanish.value(Measure.SECONDS, 3_900)).isEqualTo("1\u00a0h\u00a05\u00a0min");
    assertThat(english.value(Measure.SECONDS, 0)).isEqualTo("0\u00a0sec");
  }

  @Test
  void periodsReadAsPeopleWriteThem() {
    assertThat(english.period(Period.parse("2026-09"))).isEqualTo("Sep 2026");
    assertThat(spanish.period(Period.parse("2026-09"))).isEqualTo("sep. 2026");
    assertThat(english.period(Period.parse("2026-Q3"))).isEqualTo("Jul\u2013Sep 2026");
    assertThat(spanish.period(Period.parse("2026-Q1"))).isEqualTo("ene.\u2013mar. 2026");
    assertThat(english.period(Period.parse("2026"))).isEqualTo("2026");
    assertThat(english.periodInFull(Period.parse("2026-Q3"))).isEqualTo("July to September 2026");
    assertThat(spanish.periodInFull(Period.parse("2026-09"))).isEqualTo("septiembre de 2026");
    assertThat(spanish.periodInFull(Period.parse("2026-Q3")))
        .isEqualTo("julio a septiembre de 2026");
  }

  @Test
  void roundAxisValuesGetShortAndStayExact() {
    assertThat(english.compact(Measure.COUNT, 120_000)).isEqualTo("120k");
    assertThat(spanish.compact(Measure.COUNT, 120_000)).isEqualTo("120\u00a0mil");
    assertThat(english.compact(Measure.COUNT, 1_500_000)).isEqualTo("1.5M");
    assertThat(english.compact(Measure.COUNT, 1_234_567)).isEqualTo("1,234,567");
    assertThat(english.compact(Measure.COUNT, 500)).isEqualTo("500");
  }

  @Test
  void knowsWhichLanguagesRunFromRightToLeft() {
    assertThat(Labels.of("ar").rightToLeft()).isTrue();
    assertThat(Labels.of("he-US").rightToLeft()).isTrue();
    assertThat(spanish.rightToLeft()).isFalse();
  }
}
