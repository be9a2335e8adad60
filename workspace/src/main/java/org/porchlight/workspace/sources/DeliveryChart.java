package org.porchlight.workspace.sources;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.sources.DeliveryLine;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.svg.MadeUpMark;
import org.porchlight.webkit.svg.SvgWriter;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/**
 * Rows of each delivery as columns, the rejected ones at their foot. Its numbers are the table's
 * beside it.
 *
 * @param title what it shows, from when to when
 * @param held whether one of the deliveries was kept aside
 */
public record DeliveryChart(Phrase title, String svg, boolean held) {
  private static final double WIDTH = 360;
  private static final double TOP = 22;
  private static final double FOOT = 142;
  private static final double HEIGHT = 164;
  private static final double WIDEST = 28;
  private static final int LETTERS = 12;

  /**
   * The picture; empty with fewer than two deliveries.
   *
   * @param newestFirst deliveries
   */
  static Optional<DeliveryChart> of(Look look, Terms terms, List<DeliveryLine> newestFirst) {
    List<DeliveryLine> oldestFirst = newestFirst.reversed();
    long most = oldestFirst.stream().mapToLong(DeliveryLine::rows).max().orElse(0);
    if (oldestFirst.size() < 2 || most == 0) {
      return Optional.empty();
    }
    Phrase first = terms.date(oldestFirst.getFirst().importedAt());
    Phrase last = terms.date(oldestFirst.getLast().importedAt());
    Phrase title = look.say("delivery.chart", Map.of("first", first, "last", last));
    Language language = look.language();
    SvgWriter svg = new SvgWriter();
    svg.open(
        "svg",
        "class",
        "chart delivery-chart",
        "role",
        "img",
        "aria-labelledby",
        "deliveries-t deliveries-d",
        "viewBox",
        "0 0 %s %s".formatted(n(WIDTH), n(HEIGHT)));
    svg.inline("title", title.plain(), "id", "deliveries-t");
    svg.inline("desc", language.text("delivery.chart.description"), "id", "deliveries-d");
    String top = n(TOP);
    svg.empty("path", "class", "grid", "d", "M0 %sH%s".formatted(top, n(WIDTH)));
    svg.inline(
        "text",
        language.text("delivery.chart.rows", Map.of("n", look.number(most))),
        "class",
        "axis",
        "x",
        "0",
        "y",
        n(TOP - 6));
    double step = WIDTH / oldestFirst.size();
    double width = Math.min(WIDEST, step * 0.72);
    for (int i = 0; i < oldestFirst.size(); i++) {
      column(svg, oldestFirst.get(i), i * step + (step - width) / 2, width, most);
    }
    svg.empty("path", "class", "base", "d", "M0 %sH%s".formatted(n(FOOT), n(WIDTH)));
    svg.inline("text", first.plain(), "class", "axis", "x", "0", "y", n(HEIGHT - 6));
    svg.inline(
        "text",
        last.plain(),
        "class",
        "axis",
        "x",
        n(WIDTH),
        "y",
        n(HEIGHT - 6),
        "text-anchor",
        "end");
    String picture = svg + "\n</svg>";
    return Optional.of(
        new DeliveryChart(
            title,
            terms.city().madeUp()
                ? MadeUpMark.add(picture, language.text("madeup.short"), LETTERS)
                : picture,
            oldestFirst.stream().anyMatch(one -> one.state() == DeliveryLine.State.HELD)));
  }

  private static void column(
      SvgWriter svg, DeliveryLine delivery, double x, double width, long most) {
    double height = (FOOT - TOP) * delivery.rows() / most;
    // A few rejected rows of very many are still to be seen.
    double rejected = delivery.rejected() == 0 ? 0 : Math.max(2, height * delivery.rejectedShare());
    boolean held = delivery.state() == DeliveryLine.State.HELD;
    rect(svg, held ? "held" : "mark", x, FOOT - height, width, height - rejected);
    rect(svg, "rejected", x, FOOT - rejected, width, rejected);
  }

  private static void rect(
      SvgWriter svg, String style, double x, double y, double width, double height) {
    if (height > 0) {
      svg.empty(
          "rect", "class", style, "x", n(x), "y", n(y), "width", n(width), "height", n(height));
    }
  }

  private static String n(double coordinate) {
    return SvgWriter.number(coordinate);
  }
}
