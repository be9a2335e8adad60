package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SurveyMarginTest {
  /** Half of 400: Wilson's interval is 45.1 to 54.9. */
  @Test
  void aShareHasTheLongerSideOfWilsonsInterval() {
    assertThat(SurveyMargin.ofShare(50, 400)).isCloseTo(4.88, within(0.01));
    // 10 of 100: 5.52 to 17.44.
    assertThat(SurveyMargin.ofShare(10, 100)).isCloseTo(7.44, within(0.01));
    assertThat(SurveyMargin.ofShare(90, 100)).isCloseTo(7.44, within(0.01));
  }

  @Test
  void noneOfFewIsNotCertainlyNone() {
    assertThat(SurveyMargin.ofShare(0, 30)).isCloseTo(11.35, within(0.01));
    assertThat(SurveyMargin.ofShare(100, 30)).isCloseTo(11.35, within(0.01));
  }

  @Test
  void aMeanHasTwoStandardErrors() {
    assertThat(SurveyMargin.ofMean(1.2, 144)).isCloseTo(0.196, within(0.001));
  }

  @Test
  void aLargePartOfAllIsWorthMore() {
    assertThat(SurveyMargin.effective(100, 100, null)).isEqualTo(100);
    assertThat(SurveyMargin.effective(100, 100, 200L)).isCloseTo(199, within(0.01));
    assertThat(SurveyMargin.effective(80, 100, 100L)).isEqualTo(80);
  }
}
