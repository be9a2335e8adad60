package org.porchlight.webkit.maps;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.Measure;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.charts.Labels;
import org.porchlight.webkit.charts.Phrases;
import org.porchlight.webkit.charts.Reading;

/**
 * What a map shows.
 *
 * @param caption its name and what there is to see
 * @param areas one a shape; a shape without one is drawn empty, one without a shape is left out
 *     (the table beside the map has it)
 * @param highlighted the id of the area the page speaks of; null for none
 * @param names how many of the largest areas may carry their name, if it fits inside
 * @param tabStops whether the areas' links can be reached with the tab key. With many areas say no:
 *     the table beside the map has the same links, and nobody wants to tab through 200 of them
 *     first
 */
public record AreaMap(
    Chart.Caption caption,
    Measure measure,
    List<Area> areas,
    ClassBreaks breaks,
    @Nullable String highlighted,
    int names,
    boolean tabStops) {

  public AreaMap {
    areas = List.copyOf(areas);
  }

  /**
   * One area.
   *
   * @param id as in the layer's {@code properties.id}
   * @param href where its page is; empty for none
   */
  public record Area(String id, String name, Reading reading, String href) {}

  /**
   * One line of the legend.
   *
   * @param style the class of {@code <path class="area …">}: {@code a1} (lightest) to {@code a5},
   *     {@code hidden}, {@code none}
   * @param words the range, or why there is no number
   */
  public record LegendStep(String style, String words) {}

  /** The values that are shown, for {@link ClassBreaks}. */
  public static List<Long> values(List<Area> areas) {
    List<Long> values = new ArrayList<>();
    for (Area area : areas) {
      if (area.reading() instanceof Reading.Shown shown) {
        values.add(shown.value());
      }
    }
    return values;
  }

  /** The steps from low to high, then what else the map shows: hidden, no number. */
  public List<LegendStep> legend(Labels labels, Phrases phrases) {
    List<LegendStep> legend = new ArrayList<>();
    if (!values(areas).isEmpty()) {
      for (int step = 1; step <= breaks.lowest().size(); step++) {
        legend.add(new LegendStep(style(step), breaks.words(step, labels, measure)));
      }
    }
    if (areas.stream().anyMatch(area -> area.reading() instanceof Reading.Hidden)) {
      legend.add(new LegendStep("hidden", phrases.hiddenNote()));
    }
    if (areas.stream().anyMatch(area -> area.reading() instanceof Reading.Missing)) {
      legend.add(new LegendStep("none", phrases.empty()));
    }
    return legend;
  }

  /** Few steps are spread over the whole range of shades. */
  String style(int step) {
    int steps = breaks.lowest().size();
    int shade =
        switch (steps) {
          case 1 -> 3;
          case 2 -> step == 1 ? 2 : 4;
          case 3 -> 2 * step - 1;
          case 4 -> step == 4 ? 5 : step;
          default -> step;
        };
    return "a" + shade;
  }

  String style(Reading reading) {
    return switch (reading) {
      case Reading.Shown shown -> style(breaks.stepOf(shown.value()));
      case Reading.Hidden _ -> "hidden";
      case Reading.Missing _ -> "none";
    };
  }
}
