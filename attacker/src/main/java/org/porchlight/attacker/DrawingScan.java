package org.porchlight.attacker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Looks at lengths, places and colors of marks. A mark of a hidden number may look like any other
 * of its kind, and in nothing else: if two differ, the difference comes from what they hide.
 */
final class DrawingScan {
  /** Drawings are rounded to a tenth; less than this is no difference. */
  private static final double SAME = 0.15;

  private final Claims claims;
  private final List<String> findings;
  private final Set<String> recovered;
  private final Trials trials;

  /** Of each kind of bar on the whole site: the length that stands for hidden. */
  private final Map<String, Double> stubs = new HashMap<>();

  DrawingScan(Claims claims, List<String> findings, Set<String> recovered, Trials trials) {
    this.claims = claims;
    this.findings = findings;
    this.recovered = recovered;
    this.trials = trials;
  }

  void scan(Site.Page page) {
    Document content = page.content();
    if (content == null) {
      return;
    }
    for (Element drawing : content.select("svg")) {
      List<Element> hidden = new ArrayList<>();
      List<Element> shown = new ArrayList<>();
      for (Element mark : drawing.select("[data-cell]")) {
        String name = mark.attr("data-cell");
        if (!claims.find(name).isEmpty()) {
          (claims.isHidden(name) ? hidden : shown).add(mark);
        }
      }
      trials.marks += hidden.size() + shown.size();
      lengths(page, hidden, shown);
      heights(page, hidden, shown);
      colors(page, hidden, shown);
    }
    styles(page, content);
  }

  /** Bars: the side of a rectangle that grows with shown values is the same for all hidden ones. */
  private void lengths(Site.Page page, List<Element> hidden, List<Element> shown) {
    String side = valueSide(rectangles(shown));
    List<Element> bars = rectangles(hidden);
    if (side == null) {
      // Nothing says which side is the value: then neither may differ within one drawing.
      for (String one : List.of("width", "height")) {
        Map<String, Double> here = new HashMap<>();
        bars.forEach(bar -> compare(page, bar, number(bar, one), one, here));
      }
      return;
    }
    for (Element bar : bars) {
      Element drawing = bar.closest("svg");
      String kind = (drawing == null ? "" : drawing.className()) + bar.className() + side;
      compare(page, bar, number(bar, side), kind, stubs);
    }
  }

  private void compare(
      Site.Page page, Element bar, double length, String kind, Map<String, Double> usual) {
    Double before = usual.putIfAbsent(kind, length);
    if (before != null && Math.abs(before - length) > SAME) {
      say(page, bar, "draws %s with another length than other hidden numbers");
    }
  }

  private static List<Element> rectangles(List<Element> marks) {
    return marks.stream().filter(mark -> mark.tagName().equals("rect")).toList();
  }

  private @Nullable String valueSide(List<Element> shown) {
    for (String side : List.of("width", "height")) {
      String other = side.equals("width") ? "height" : "width";
      if (differ(shown, side) && !differ(shown, other)) {
        return side;
      }
    }
    return null;
  }

  private static boolean differ(List<Element> marks, String attribute) {
    double first = marks.isEmpty() ? 0 : number(marks.getFirst(), attribute);
    return marks.stream().anyMatch(mark -> Math.abs(number(mark, attribute) - first) > SAME);
  }

  /** Dots: hidden ones of a group stand in one row, and not on the scale of shown values. */
  private void heights(Site.Page page, List<Element> hidden, List<Element> shown) {
    Map<Element, Double> rows = new HashMap<>();
    for (Element dot : hidden) {
      Element group = dot.parent();
      if (!dot.tagName().equals("circle") || group == null) {
        continue;
      }
      Double before = rows.putIfAbsent(group, number(dot, "cy"));
      double at = number(dot, "cy");
      if (before != null && Math.abs(before - at) > SAME) {
        say(page, dot, "draws %s at another height than other hidden numbers");
        continue;
      }
      Double reads = onScale(shown, at);
      if (reads != null && reads > 0.5) {
        say(page, dot, "draws %s on the scale of shown numbers");
      }
    }
  }

  /** What the height of a dot means, by the lowest and the highest shown dot; null without two. */
  private @Nullable Double onScale(List<Element> shown, double height) {
    Element lowest = null;
    Element highest = null;
    for (Element dot : shown) {
      if (dot.tagName().equals("circle") && value(dot) != null) {
        lowest = lowest == null || number(dot, "cy") > number(lowest, "cy") ? dot : lowest;
        highest = highest == null || number(dot, "cy") < number(highest, "cy") ? dot : highest;
      }
    }
    Long low = lowest == null ? null : value(lowest);
    Long high = highest == null ? null : value(highest);
    if (lowest == null || highest == null || low == null || high == null || low >= high) {
      return null;
    }
    double from = number(lowest, "cy");
    return low + (from - height) * (high - low) / (from - number(highest, "cy"));
  }

  private @Nullable Long value(Element mark) {
    List<Claims.Claim> said = claims.find(mark.attr("data-cell"));
    return said.isEmpty() ? null : said.getLast().cell().value();
  }

  /** Hidden marks of one kind in one drawing have one look, and no shown one has it. */
  private void colors(Site.Page page, List<Element> hidden, List<Element> shown) {
    Map<String, Set<String>> looks = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Element mark : shown) {
      if (mark.tagName().equals("path")) {
        taken.add(look(mark));
      }
    }
    for (Element mark : hidden) {
      Set<String> known = looks.computeIfAbsent(mark.tagName(), _ -> new HashSet<>());
      if (!known.isEmpty() && !known.contains(look(mark))) {
        say(page, mark, "gives %s another color or style than other hidden numbers");
      } else if (taken.contains(look(mark))) {
        say(page, mark, "gives %s the color of shown numbers");
      }
      known.add(look(mark));
    }
  }

  /** In tables and lists, styles that carry a length or a color must not tell hidden ones apart. */
  private void styles(Site.Page page, Document content) {
    for (Element list : content.select("table, ul, ol, dl")) {
      Map<String, String> looks = new HashMap<>();
      for (Element mark : list.select("[data-cell]")) {
        if (!claims.isHidden(mark.attr("data-cell")) || mark.closest("svg") != null) {
          continue;
        }
        trials.marks++;
        StringBuilder look = new StringBuilder();
        mark.getAllElements()
            .forEach(one -> look.append(one.className()).append(one.attr("style")).append('|'));
        String usual = looks.putIfAbsent(mark.tagName(), look.toString());
        if (usual != null && !usual.contentEquals(look)) {
          say(page, mark, "gives %s another color or style than other hidden numbers");
        }
      }
    }
  }

  private static String look(Element mark) {
    return new TreeSet<>(mark.classNames())
        + mark.attr("fill")
        + mark.attr("stroke")
        + mark.attr("style")
        + mark.attr("opacity")
        + mark.attr("fill-opacity");
  }

  private static double number(Element mark, String attribute) {
    try {
      return Double.parseDouble(mark.attr(attribute));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void say(Site.Page page, Element mark, String form) {
    String name = mark.attr("data-cell");
    findings.add("page %s %s".formatted(page.path(), form.formatted(name)));
    recovered.add(name);
  }
}
