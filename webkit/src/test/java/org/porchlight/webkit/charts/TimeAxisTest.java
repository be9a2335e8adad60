package org.porchlight.webkit.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.webkit.svg.Seed;
import org.porchlight.webkit.svg.TextWidth;

class TimeAxisTest {
  private static final double WIDE = 330;

  private static String words(String first, int count, String language) {
    TimeAxis axis = new TimeAxis(Period.parse(first), count);
    return String.join(
        " | ",
        axis.labels(Labels.of(language), WIDE / count).stream()
            .map(label -> (label.text() + " " + label.year()).strip())
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          2025-09; 13; en; Sep 2025 | Nov | Jan 2026 | Mar | May | Jul | Sep
          2025-11; 6;  en; Nov 2025 | Dec | Jan 2026 | Feb | Mar | Apr
          2025-11; 6;  es; nov. 2025 | dic. | ene. 2026 | feb. | mar. | abr.
          2024-10; 25; en; Oct 2024 | Jan 2025 | Apr | Jul | Oct | Jan 2026 | Apr | Jul | Oct
          2013-03; 58; en; 2013 | 2014 | 2015 | 2016 | 2017
          2025-12; 40; en; 2026 | 2027 | 2028 | 2029
          2025-Q3; 4;  en; Jul–Sep 2025 | Oct–Dec | Jan–Mar 2026 | Apr–Jun
          2025-Q2; 8;  es; jul.–sep. 2025 | ene.–mar. 2026 | jul.–sep. | ene.–mar. 2027
          2021-Q2; 22; en; 2022 | 2023 | 2024 | 2025 | 2026
          2022; 5; en; 2022 | 2023 | 2024 | 2025 | 2026
          2007; 18; en; 2008 | 2010 | 2012 | 2014 | 2016 | 2018 | 2020 | 2022 | 2024
          2026-07; 1; en; Jul 2026
          2026; 1; en; 2026
          """)
  void labelsAreFewAndSayTheYearOnce(String first, int count, String language, String expected) {
    assertThat(words(first, count, language)).isEqualTo(expected);
  }

  @Test
  void labelsNeverTouch() {
    Seed seed = Seed.given();
    Random random = seed.random();
    for (int i = 0; i < 5_000; i++) {
      Period.Grain grain =
          List.of(Period.Grain.MONTH, Period.Grain.QUARTER, Period.Grain.YEAR)
              .get(random.nextInt(3));
      Period first = new Period(grain, 2000 * grain.perYear() + random.nextInt(100));
      int count = 1 + random.nextInt(200);
      double step = WIDE / count;
      String language = random.nextBoolean() ? "en" : "es";
      List<TimeAxis.Label> labels = new TimeAxis(first, count).labels(Labels.of(language), step);

      assertThat(labels).as("%s %d %s", first, count, seed).isNotEmpty();
      for (int k = 1; k < labels.size(); k++) {
        TimeAxis.Label one = labels.get(k - 1);
        TimeAxis.Label two = labels.get(k);
        double apart = (two.index() - one.index()) * step;
        double need = (width(one.text()) + width(two.text())) / 2;
        assertThat(apart).as("%s %d %s %s", first, count, labels, seed).isGreaterThan(need);
      }
    }
  }

  private static double width(String words) {
    return TextWidth.of(words, Pen.SMALL);
  }
}
