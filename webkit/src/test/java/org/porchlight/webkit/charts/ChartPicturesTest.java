package org.porchlight.webkit.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.release.Measure;
import org.porchlight.webkit.svg.ApprovedPicture;
import org.porchlight.webkit.svg.Seed;
import org.porchlight.webkit.svg.SvgDocument;
import org.w3c.dom.Element;

class ChartPicturesTest {

  static Stream<Map.Entry<String, Chart>> examples() {
    return ExampleCharts.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void looksAsApproved(Map.Entry<String, Chart> example) throws IOException {
    String svg = ExampleCharts.draw(example.getKey(), example.getValue());

    ApprovedPicture.check(example.getKey(), svg);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyReleasedNumberCarriesItsCellAndItsValue(Map.Entry<String, Chart> example) {
    Chart chart = example.getValue();
    SvgDocument svg = SvgDocument.parse(ExampleCharts.draw(example.getKey(), chart));

    Set<String> drawn = new LinkedHashSet<>();
    svg.with("data-cell").forEach(mark -> drawn.add(mark.getAttribute("data-cell")));
    svg.with("data-cells")
        .forEach(l -> drawn.addAll(List.of(l.getAttribute("data-cells").split(" ", -1))));
    Set<String> expected =
        readings(chart).map(Pen::cell).filter(cell -> !cell.isEmpty()).collect(Collectors.toSet());
    assertThat(drawn).isEqualTo(expected);
    for (Element mark : svg.with("data-cell")) {
      assertThat(SvgDocument.title(mark)).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void hiddenNumberHasNoDigitAndNoSizeOfItsOwn(Map.Entry<String, Chart> example) {
    Chart chart = example.getValue();
    SvgDocument svg = SvgDocument.parse(ExampleCharts.draw(example.getKey(), chart));
    Set<String> hidden =
        readings(chart)
            .filter(reading -> reading instanceof Reading.Hidden)
            .map(Pen::cell)
            .collect(Collectors.toSet());

    Set<String> sizes = new HashSet<>();
    int found = 0;
    for (Element mark : svg.with("data-cell")) {
      if (hidden.contains(mark.getAttribute("data-cell"))) {
        found++;
        String words = SvgDocument.title(mark);
        assertThat(words).containsAnyOf("10 or fewer", "10 o menos", "عشرة أو أقل");
        // What is left without the fixed words and the period is the mark's name.
        String rest =
            words
                .replace("10 or fewer", "")
                .replace("10 o menos", "")
                .replaceAll("\\b20\\d\\d\\b", "");
        assertThat(rest).doesNotContainPattern("\\d");
        sizes.add(mark.getAttribute("height") + "/" + mark.getAttribute("r"));
      }
    }
    assertThat(found).isEqualTo(hidden.size());
    assertThat(sizes).hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void hasNameAndDescriptionAndUniqueIds(Map.Entry<String, Chart> example) {
    Chart chart = example.getValue();
    SvgDocument svg = SvgDocument.parse(ExampleCharts.draw(example.getKey(), chart));

    assertThat(svg.root().getAttribute("role")).isEqualTo("img");
    List<String> ids = svg.with("id").stream().map(e -> e.getAttribute("id")).toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.startsWith("c-" + example.getKey()));
    assertThat(ids).contains(svg.root().getAttribute("aria-labelledby").split(" ", -1));
    assertThat(SvgDocument.title(svg.root())).isEqualTo(chart.caption().title());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void staysInsideItsFrame(Map.Entry<String, Chart> example) {
    SvgDocument svg = SvgDocument.parse(ExampleCharts.draw(example.getKey(), example.getValue()));

    assertInside(svg);
  }

  private static void assertInside(SvgDocument svg) {
    String[] box = svg.root().getAttribute("viewBox").split(" ", -1);
    double width = Double.parseDouble(box[2]);
    double height = Double.parseDouble(box[3]);
    for (Element element : svg.all()) {
      for (String name : List.of("x", "cx")) {
        if (element.hasAttribute(name)) {
          assertThat(Double.parseDouble(element.getAttribute(name))).isBetween(0.0, width);
        }
      }
      for (String name : List.of("y", "cy")) {
        if (element.hasAttribute(name)) {
          assertThat(Double.parseDouble(element.getAttribute(name))).isBetween(0.0, height);
        }
      }
      for (String name : List.of("width", "height")) {
        if (element.hasAttribute(name)) {
          assertThat(Double.parseDouble(element.getAttribute(name))).isPositive();
        }
      }
    }
  }

  /** Names, gaps and sizes of any kind still give a well-formed picture inside its frame. */
  @Test
  void anyChartIsWellFormedAndFinite() {
    Seed seed = Seed.given();
    Random random = seed.random();
    for (int i = 0; i < 400; i++) {
      Chart chart = anyChart(random);
      String svg = ChartSvg.draw(chart, anyLabels(random), ExampleCharts.ENGLISH, "c");

      assertThat(svg).as(seed.toString()).doesNotContain("NaN", "Infinity");
      assertInside(SvgDocument.parse(svg));
    }
  }

  private static Chart example(String name) {
    return ExampleCharts.all()
        .filter(example -> example.getKey().equals(name))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private static Labels anyLabels(Random random) {
    return Labels.of(List.of("en", "es", "ar", "fr").get(random.nextInt(4)));
  }

  private static Chart anyChart(Random random) {
    Measure measure =
        List.of(Measure.COUNT, Measure.PERCENT, Measure.SECONDS).get(random.nextInt(3));
    Chart.Target target =
        random.nextInt(3) == 0 ? new Chart.Target("Goal & <more>", anyValue(random)) : null;
    return switch (random.nextInt(5)) {
      case 4 -> anyExpected(random, measure);
      case 0 ->
          new Chart.Lines(
              ExampleCharts.caption("a"),
              measure,
              "x",
              Stream.generate(() -> anySeries(random, "2021-03")).limit(random.nextInt(5)).toList(),
              target,
              anyValue(random));
      case 1 ->
          new Chart.Columns(
              ExampleCharts.caption("b"),
              measure,
              "",
              anySeries(random, List.of("2019", "2019-Q4", "2019-12").get(random.nextInt(3))),
              target,
              0);
      case 2 -> new Chart.Bars(ExampleCharts.caption("c"), measure, anyRows(random), target);
      default -> new Chart.Ranges(ExampleCharts.caption("d"), measure, anyRows(random), target);
    };
  }

  private static long anyValue(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> 0;
      case 1 -> random.nextInt(3);
      case 2 -> random.nextInt(100);
      case 3 -> random.nextInt(1_000_000);
      default -> random.nextLong(Reading.Shown.LIMIT);
    };
  }

  private static Chart.Series anySeries(Random random, String first) {
    long[] values = new long[random.nextInt(80)];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(4) == 0 ? -1 - random.nextInt(2) : anyValue(random);
    }
    String name = "name \"with\" <'&'> ".repeat(1 + random.nextInt(4));
    return ExampleCharts.series(name, "t" + random.nextInt(), first, values);
  }

  private static List<Chart.Row> anyRows(Random random) {
    return Stream.generate(
            () ->
                ExampleCharts.row(
                    "name <&> ".repeat(1 + random.nextInt(12)).strip(),
                    "type",
                    random.nextInt(4) == 0 ? -1 - random.nextInt(2) : anyValue(random)))
        .limit(random.nextInt(8))
        .toList();
  }

  private static Chart anyExpected(Random random, Measure measure) {
    return new Chart.Expected(
        ExampleCharts.caption("e"),
        measure,
        "usual <range>",
        "seen & counted",
        Stream.generate(
                () -> {
                  long[] range = {anyValue(random), anyValue(random), anyValue(random)};
                  Arrays.sort(range);
                  return new Chart.Usual(
                      "name <&> ".repeat(1 + random.nextInt(12)).strip(),
                      range[0],
                      range[1],
                      range[2],
                      random.nextInt(4) == 0 ? null : Long.valueOf(anyValue(random)));
                })
            .limit(random.nextInt(6))
            .toList());
  }

  private static Stream<Reading> readings(Chart chart) {
    return switch (chart) {
      case Chart.Lines lines ->
          lines.series().stream().flatMap(s -> s.points().stream()).map(Chart.Point::reading);
      case Chart.Columns columns -> columns.series().points().stream().map(Chart.Point::reading);
      case Chart.Bars bars -> bars.rows().stream().map(Chart.Row::reading);
      case Chart.Ranges ranges -> ranges.rows().stream().map(Chart.Row::reading);
      // Its numbers come from no table.
      case Chart.Expected _ -> Stream.empty();
      case Chart.Shares shares -> shares.bars().stream().flatMap(bar -> bar.readings().stream());
      case Chart.Spark spark -> spark.series().points().stream().map(Chart.Point::reading);
    };
  }

  @Test
  void barsStartAtZeroAndTwiceTheValueIsTwiceTheLength() {
    Chart chart =
        new Chart.Bars(
            ExampleCharts.caption("a"),
            Measure.COUNT,
            List.of(ExampleCharts.row("one", "one", 200), ExampleCharts.row("two", "two", 100)),
            null);

    List<Element> bars = SvgDocument.parse(ExampleCharts.draw("bars", chart)).with("data-cell");

    double longer = Double.parseDouble(bars.get(0).getAttribute("width"));
    double shorter = Double.parseDouble(bars.get(1).getAttribute("width"));
    assertThat(shorter * 2).isCloseTo(longer, org.assertj.core.data.Offset.offset(0.2));
  }

  @Test
  void lineIsBrokenWhereANumberIsHidden() {
    Chart chart =
        ExampleCharts.lines("a", ExampleCharts.series("s", "t", "2026-01", 5, 6, -1, 7, 8));

    String d =
        SvgDocument.parse(ExampleCharts.draw("line", chart)).with("d").stream()
            .filter(path -> path.getAttribute("class").equals("line s1"))
            .findFirst()
            .orElseThrow()
            .getAttribute("d");

    assertThat(d.chars().filter(c -> c == 'M').count()).isEqualTo(2);
    assertThat(d.chars().filter(c -> c == 'L').count()).isEqualTo(2);
  }

  @Test
  void timeRunsFromLeftToRightInEveryLanguageAndBarsGrowFromWhereReadingStarts() {
    String bars = ExampleCharts.draw("ar-bars", example("ar-bars"));
    Element first = SvgDocument.parse(bars).with("data-cell").getFirst();
    double x = Double.parseDouble(first.getAttribute("x"));
    double width = Double.parseDouble(first.getAttribute("width"));
    assertThat(x + width).isCloseTo(Pen.WIDTH, org.assertj.core.data.Offset.offset(0.11));

    String lines = ExampleCharts.draw("ar-lines", example("ar-lines"));
    List<Double> xs =
        SvgDocument.parse(lines).with("data-cell").stream()
            .filter(dot -> dot.getAttribute("class").isEmpty())
            .map(dot -> Double.parseDouble(dot.getAttribute("cx")))
            .toList();
    assertThat(xs).hasSize(5).isSorted();
  }

  @Test
  void fiveChartsAreLightOnTheWire() {
    StringBuilder page = new StringBuilder();
    int i = 0;
    for (String name : List.of("lines-three", "columns-long", "bars", "ranges", "shares-years")) {
      Chart chart = example(name);
      page.append(ChartSvg.draw(chart, Labels.of("en"), ExampleCharts.ENGLISH, "c" + i++));
    }
    int drawings = SvgDocument.gzipped(page.toString());
    int style = SvgDocument.gzipped(ChartSvg.stylesheet());

    System.out.printf("five charts: %d bytes gzip, style sheet: %d%n", drawings, style);
    assertThat(drawings).isLessThan(8_000);
    assertThat(style).isLessThan(3_000);
  }

  @Test
  void standaloneFileNeedsNoPage() {
    Chart chart = example("lines-three");

    String svg = ChartSvg.standalone(chart, Labels.of("en"), ExampleCharts.ENGLISH);

    assertThat(svg).doesNotContain("var(");
    SvgDocument document = SvgDocument.parse(svg);
    assertThat(document.root().getAttribute("xmlns")).isEqualTo("http://www.w3.org/2000/svg");
    assertThat(document.all()).extracting(Element::getTagName).contains("style");
  }

  @Test
  void refusesWhatItCannotDrawHonestly() {
    Chart.Series year = ExampleCharts.series("a", "a", "2025", 1);
    Chart.Series month = ExampleCharts.series("b", "b", "2025-01", 1);

    assertThatThrownBy(() -> ExampleCharts.lines("x", year, month))
        .hasMessageContaining("one grain");
    assertThatThrownBy(() -> ExampleCharts.lines("x", year, year, year, year, year))
        .hasMessageContaining("at most 4");
    assertThatThrownBy(() -> ExampleCharts.row("x", "x", -5)).hasMessageContaining("0 to 10^15");
    assertThatThrownBy(
            () ->
                ChartSvg.draw(
                    ExampleCharts.lines("x", year), Labels.of("en"), ExampleCharts.ENGLISH, "a b"))
        .hasMessageContaining("id prefix");
  }
}
