package org.porchlight.webkit.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.porchlight.release.Measure;
import org.porchlight.webkit.charts.Labels;
import org.porchlight.webkit.svg.Seed;

class ClassBreaksTest {

  @Test
  void quantilesHoldAboutEquallyManyAreasAtRoundNumbers() {
    List<Long> values = LongStream.rangeClosed(1, 100).boxed().toList();

    ClassBreaks breaks = ClassBreaks.quantiles(values, 5);

    assertThat(breaks.lowest()).containsExactly(1L, 21L, 41L, 61L, 81L);
    assertThat(ClassBreaks.quantiles(List.of(15L, 20L, 113L, 118L, 1_012L, 1_998L), 3).lowest())
        .containsExactly(15L, 100L, 1_000L);
  }

  @Test
  void equalStepsStartAtZeroAndAreRound() {
    assertThat(ClassBreaks.equalSteps(List.of(3L, 88L), 5).lowest())
        .containsExactly(0L, 20L, 40L, 60L, 80L);
    assertThat(ClassBreaks.equalSteps(List.of(0L), 5).lowest()).containsExactly(0L);
  }

  @Test
  void equalValuesShareAStep() {
    assertThat(ClassBreaks.quantiles(List.of(5L, 5L, 5L, 5L, 90L), 5).lowest()).hasSize(2);
    assertThat(ClassBreaks.quantiles(List.of(7L, 7L, 7L), 5).lowest()).containsExactly(7L);
    assertThat(ClassBreaks.quantiles(List.of(), 5).lowest()).containsExactly(0L);
  }

  @Test
  void anyValuesFallIntoAStepThatSaysSo() {
    Seed seed = Seed.given();
    Random random = seed.random();
    for (int i = 0; i < 3_000; i++) {
      List<Long> values = new ArrayList<>();
      int size = 1 + random.nextInt(60);
      long limit = 1L << (1 + random.nextInt(40));
      for (int k = 0; k < size; k++) {
        values.add(random.nextLong(limit));
      }
      int steps = 1 + random.nextInt(5);
      ClassBreaks breaks = ClassBreaks.quantiles(values, steps);
      ClassBreaks equal = ClassBreaks.equalSteps(values, steps);

      assertThat(breaks.lowest()).as(seed.toString()).hasSizeLessThanOrEqualTo(steps);
      assertThat(equal.lowest()).as(seed.toString()).hasSizeLessThanOrEqualTo(steps);
      for (long value : values) {
        int step = breaks.stepOf(value);
        assertThat(value).isGreaterThanOrEqualTo(breaks.lowest().get(step - 1));
        if (step < breaks.lowest().size()) {
          assertThat(value).isLessThan(breaks.lowest().get(step));
        }
      }
      // No step of quantiles is empty, and the order of the values does not matter.
      for (int step = 1; step <= breaks.lowest().size(); step++) {
        int wanted = step;
        assertThat(values).as(seed.toString()).anyMatch(value -> breaks.stepOf(value) == wanted);
      }
      Collections.shuffle(values, random);
      assertThat(ClassBreaks.quantiles(values, steps)).isEqualTo(breaks);
    }
  }

  @Test
  void stepsAreSaidAsRanges() {
    ClassBreaks breaks = new ClassBreaks(List.of(15L, 40L, 1_200L), 1_200);
    Labels labels = Labels.of("en");

    assertThat(breaks.words(1, labels, Measure.COUNT)).isEqualTo("15\u201339");
    assertThat(breaks.words(2, labels, Measure.COUNT)).isEqualTo("40\u20131,199");
    assertThat(breaks.words(3, labels, Measure.COUNT)).isEqualTo("1,200");
    assertThatThrownBy(() -> new ClassBreaks(List.of(5L, 5L), 9)).hasMessageContaining("ascend");
  }
}
