package org.porchlight.workspace.neighbors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.release.Measure;
import org.porchlight.study.counts.Concentration;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.charts.ChartSvg;
import org.porchlight.webkit.charts.Phrases;
import org.porchlight.webkit.charts.Reading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.svg.MadeUpMark;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Look;

/**
 * How far contacts are those of few people.
 *
 * @param sentence "0.5 % of people had 12 % of contacts"
 * @param svg the same as a picture
 */
public record Curve(Phrase sentence, Phrase title, String svg, DataTable table) {
  /**
   * The share of people that the sentence speaks of, when the curve has no such point: the nearest.
   */
  private static final double SPOKEN = 0.005;

  private static final int LETTERS = 12;

  static Optional<Curve> of(BandChoice choice, Concentration concentration) {
    List<Concentration.Point> points =
        concentration.points().stream()
            .filter(point -> point.people() > 0 && point.people() < 1)
            .toList();
    if (points.isEmpty()) {
      return Optional.empty();
    }
    Look look = choice.look();
    Concentration.Point spoken = points.getFirst();
    for (Concentration.Point point : points) {
      if (Math.abs(point.people() - SPOKEN) < Math.abs(spoken.people() - SPOKEN)) {
        spoken = point;
      }
    }
    Phrase sentence =
        look.say(
            "curve.sentence",
            Map.of(
                "people", look.percent(spoken.people()),
                "contacts", look.percent(spoken.contacts()),
                "all", look.number(concentration.people()),
                "sum", look.number(concentration.contacts())));
    Phrase title = look.say("curve.title");
    String svg = picture(look, points, spoken, title, sentence);
    return Optional.of(
        new Curve(
            sentence,
            title,
            choice.frame().madeUp()
                ? MadeUpMark.add(svg, look.language().text("madeup.short"), LETTERS)
                : svg,
            table(look, concentration, points)));
  }

  private static String picture(
      Look look,
      List<Concentration.Point> points,
      Concentration.Point spoken,
      Phrase title,
      Phrase sentence) {
    List<Chart.Row> rows = new ArrayList<>();
    for (Concentration.Point point : points) {
      rows.add(
          new Chart.Row(
              look.language().text("curve.row", Map.of("people", look.percent(point.people()))),
              new Reading.Shown(null, Math.round(point.contacts() * 100), null),
              point.equals(spoken)));
    }
    Language language = look.language();
    return ChartSvg.draw(
        new Chart.Bars(
            new Chart.Caption(title.plain(), sentence.plain()), Measure.PERCENT, rows, null),
        language.labels(),
        new Phrases("", "", "", language.text("none")),
        "curve");
  }

  private static DataTable table(
      Look look, Concentration concentration, List<Concentration.Point> points) {
    List<DataTable.Row> rows = new ArrayList<>();
    for (Concentration.Point point : points) {
      rows.add(
          new DataTable.Row(
              look.percent(point.people()),
              List.of(
                  look.number(Math.round(point.people() * concentration.people())),
                  look.percent(point.contacts()),
                  look.number(Math.round(point.contacts() * concentration.contacts())))));
    }
    return new DataTable(
        look.say("curve.title"),
        List.of(
            look.say("curve.head.people"),
            look.say("curve.head.number"),
            look.say("curve.head.contacts"),
            look.say("curve.head.sum")),
        rows);
  }
}
