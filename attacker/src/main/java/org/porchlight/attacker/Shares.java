package org.porchlight.attacker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All percents of one table, in all releases together. The records behind them add up: those inside
 * the percent, those outside it, and both. A shown percent bounds the one by the other. So what is
 * hidden, or shown in fives only, may follow from what stands around it.
 */
final class Shares {
  private static final long COARSE = 5;

  private final Published.Rules rules;
  private final Map<List<String>, Share> shares = new HashMap<>();
  private final List<Sum> sums = new ArrayList<>();

  Shares(Published.Rules rules) {
    this.rules = rules;
  }

  /** Between what and what a number of records lies. */
  private static final class Span {
    private long low;
    private long high = Unknown.ENDLESS;

    /** Whether that was news. */
    boolean learn(long atLeast, long atMost) {
      boolean news = atLeast > low || atMost < high;
      low = Math.max(low, atLeast);
      high = Math.min(high, atMost);
      return news;
    }
  }

  /** One cell: the records inside its percent, outside it, and all. */
  private static final class Share {
    private final String name;
    private final Span inside = new Span();
    private final Span outside = new Span();
    private final Span all = new Span();
    private boolean hidden = true;
    private long least;
    private long most = 200;

    /** What its own percent leaves inside and outside, less one; that is judged by itself. */
    private long aloneInside = Unknown.ENDLESS;

    private long aloneOutside = Unknown.ENDLESS;

    Share(String name) {
      this.name = name;
    }

    List<Span> spans() {
      return List.of(inside, outside, all);
    }
  }

  private record Sum(Span whole, List<Span> parts) {}

  /**
   * What follows for the public name of a cell.
   *
   * @param what which of its records
   */
  record Told(String cell, String what, long low, long high) {}

  /** Takes in a table of percents of guarded or sensitive types as one release gives it. */
  void add(Published.Table table) {
    for (Published.Figure cell : table.cells()) {
      Share share =
          shares.computeIfAbsent(place(table, cell), _ -> new Share(cell.name(table.id())));
      Long percent = cell.value();
      Long base = cell.base();
      if (cell.hidden() || percent == null || base == null) {
        continue;
      }
      share.hidden = false;
      share.all.learn(rules.lowBehind(base), rules.highBehind(base));
      share.inside.learn(rules.hideUpTo() + 1, Unknown.ENDLESS);
      share.outside.learn(rules.hideUpTo() + 1, Unknown.ENDLESS);
      // The nearest five is all that a few hundred records are shown by.
      boolean inFives = percent % COARSE == 0 && base < 100 * (rules.auditWidth() + 1);
      long step = inFives ? COARSE : 1;
      share.least = Math.max(share.least, 2 * percent - step);
      share.most = Math.min(share.most, 2 * percent + step);
    }
  }

  private static List<String> place(Published.Table table, Published.Figure cell) {
    return List.of(cell.area(), Period.name(cell.time(), table.from(), table.to()), cell.type());
  }

  /**
   * What all of it says too closely; nothing when it cannot all be true, for then the records do
   * not add up as they were taken to.
   *
   * @param tables the same table as each release gives it
   */
  List<Told> solve(List<Published.Table> tables) {
    tables.forEach(this::add);
    Map<String, List<List<String>>> periods =
        Period.ties(shares.keySet().stream().map(place -> place.get(1)).distinct().toList());
    for (Published.Table table : tables) {
      tie(0, table.axes().get(0).sums());
      tie(2, table.axes().get(2).sums());
    }
    tie(1, periods);
    if (!narrow()) {
      return List.of();
    }
    List<Told> told = new ArrayList<>();
    for (Share share : shares.values()) {
      tell(told, share, share.inside, share.aloneInside, "inside its percent");
      tell(told, share, share.outside, share.aloneOutside, "outside its percent");
      if (share.hidden && share.all.high <= rules.hideUpTo()) {
        tell(told, share, share.all, Unknown.ENDLESS, "behind it in all");
      }
    }
    return told;
  }

  private void tell(List<Told> told, Share share, Span span, long alone, String what) {
    if (span.high - span.low < Math.min(rules.auditWidth(), alone)) {
      told.add(new Told(share.name, what, span.low, span.high));
    }
  }

  private void tie(int axis, Map<String, List<List<String>>> ways) {
    List.copyOf(shares.keySet())
        .forEach(
            place -> {
              for (List<String> members : ways.getOrDefault(place.get(axis), List.of())) {
                List<Share> parts = new ArrayList<>();
                for (String member : members) {
                  Share part = shares.get(instead(place, axis, member));
                  if (part != null && !member.equals(place.get(axis))) {
                    parts.add(part);
                  }
                }
                if (parts.size() == members.size()) {
                  add(shares.get(place), parts);
                }
              }
            });
  }

  private static List<String> instead(List<String> place, int axis, String member) {
    List<String> other = new ArrayList<>(place);
    other.set(axis, member);
    return List.copyOf(other);
  }

  private void add(@Nullable Share whole, List<Share> parts) {
    if (whole != null) {
      for (int kind = 0; kind < whole.spans().size(); kind++) {
        int of = kind;
        sums.add(
            new Sum(
                whole.spans().get(of), parts.stream().map(part -> part.spans().get(of)).toList()));
      }
    }
  }

  private boolean narrow() {
    shares.values().forEach(Shares::alone);
    shares.values().forEach(one -> sums.add(new Sum(one.all, List.of(one.inside, one.outside))));
    boolean news = true;
    while (news) {
      news = false;
      for (Share share : shares.values()) {
        news |= weigh(share.inside, share.all, share.least, share.most);
        news |= weigh(share.outside, share.all, 200 - share.most, 200 - share.least);
      }
      for (Sum sum : sums) {
        news |= add(sum);
      }
      for (Share share : shares.values()) {
        if (share.least > share.most || share.spans().stream().anyMatch(s -> s.low > s.high)) {
          return false;
        }
      }
    }
    return true;
  }

  private static void alone(Share share) {
    Sum all = new Sum(share.all, List.of(share.inside, share.outside));
    boolean news = true;
    while (news && share.spans().stream().allMatch(span -> span.low <= span.high)) {
      news = weigh(share.inside, share.all, share.least, share.most);
      news |= weigh(share.outside, share.all, 200 - share.most, 200 - share.least);
      news |= add(all);
    }
    share.aloneInside = share.inside.high - share.inside.low;
    share.aloneOutside = share.outside.high - share.outside.low;
  }

  /** The part is at least and at most so many two-hundredths of the whole. */
  private static boolean weigh(Span part, Span whole, long least, long most) {
    boolean news = part.learn(-Math.floorDiv(-least * whole.low, 200), part.high);
    if (whole.high < Unknown.ENDLESS) {
      news |= part.learn(part.low, Math.floorDiv(most * whole.high, 200));
    }
    if (most > 0) {
      news |= whole.learn(-Math.floorDiv(-200 * part.low, most), whole.high);
    }
    if (least > 0 && part.high < Unknown.ENDLESS) {
      news |= whole.learn(whole.low, Math.floorDiv(200 * part.high, least));
    }
    return news;
  }

  private static boolean add(Sum sum) {
    long low = 0;
    long high = 0;
    int endless = 0;
    for (Span part : sum.parts()) {
      low += part.low;
      endless += part.high >= Unknown.ENDLESS ? 1 : 0;
      high += part.high >= Unknown.ENDLESS ? 0 : part.high;
    }
    boolean news = sum.whole().learn(low, endless == 0 ? high : Unknown.ENDLESS);
    long wholeLow = sum.whole().low;
    long wholeHigh = sum.whole().high;
    for (Span part : sum.parts()) {
      boolean alone = part.high >= Unknown.ENDLESS;
      long partHigh = alone ? 0 : part.high;
      long othersLow = low - part.low;
      if (endless == (alone ? 1 : 0)) {
        news |= part.learn(wholeLow - (high - partHigh), part.high);
      }
      if (wholeHigh < Unknown.ENDLESS) {
        news |= part.learn(part.low, wholeHigh - othersLow);
      }
    }
    return news;
  }
}
