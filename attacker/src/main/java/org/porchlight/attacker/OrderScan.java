package org.porchlight.attacker;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the order of rows and bars. Where shown numbers stand in the order of their values, a
 * hidden one among them is between its neighbors, and hidden ones at an end must stand in an order
 * that says nothing.
 */
final class OrderScan {
  /** Fewer numbers than this stand in order by chance. */
  private static final int ENOUGH = 4;

  private final Claims claims;
  private final List<String> findings;
  private final Set<String> recovered;

  OrderScan(Claims claims, List<String> findings, Set<String> recovered) {
    this.claims = claims;
    this.findings = findings;
    this.recovered = recovered;
  }

  /** A row: the cell that stands in it, and the words it begins with. */
  private record Item(String cell, String words, @Nullable Long value) {}

  void scan(Site.Page page) {
    Document content = page.content();
    if (content == null) {
      return;
    }
    for (Element list : content.select("tbody, svg, ol, ul")) {
      columns(list).values().forEach(items -> look(page, items));
    }
  }

  /** Numbers of one table, period and type, or table, area and period, in the order they stand. */
  private Map<String, List<Item>> columns(Element list) {
    Map<String, List<Item>> columns = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (Element mark : list.select("[data-cell]")) {
      String name = mark.attr("data-cell");
      List<Claims.Claim> said = claims.find(name);
      if (said.isEmpty() || !seen.add(name)) {
        continue;
      }
      Claims.Claim claim = said.getLast();
      Published.Figure cell = claim.cell();
      Element row = mark.closest("tr, li");
      String words =
          row == null
              ? mark.select("title").text()
              : row.text().replaceFirst("^\\P{L}*", "").toLowerCase(Locale.ROOT);
      Item item = new Item(name, words, cell.value());
      String table = claim.table().id();
      columns
          .computeIfAbsent(table + " " + cell.time() + " " + cell.type(), _ -> new ArrayList<>())
          .add(item);
      columns
          .computeIfAbsent(table + " " + cell.area() + " " + cell.time(), _ -> new ArrayList<>())
          .add(item);
    }
    return columns;
  }

  private void look(Site.Page page, List<Item> items) {
    List<Item> shown = items.stream().filter(item -> item.value() != null).toList();
    List<Item> hidden = items.stream().filter(item -> claims.isHidden(item.cell())).toList();
    long different = shown.stream().map(Item::value).distinct().count();
    if (different < ENOUGH || hidden.isEmpty() || isPublic(items)) {
      return;
    }
    if (!inOrderOfValue(shown)) {
      return;
    }
    int first = items.indexOf(shown.getFirst());
    int last = items.indexOf(shown.getLast());
    for (Item item : hidden) {
      int at = items.indexOf(item);
      if (at > first && at < last) {
        findings.add(
            "page %s puts %s in the order of its value among shown numbers"
                .formatted(page.path(), item.cell()));
        recovered.add(item.cell());
      }
    }
    if (hidden.size() >= ENOUGH && !isPublic(hidden)) {
      findings.add(
          "page %s puts %s and other hidden numbers in an order that is not that of their names"
              .formatted(page.path(), hidden.getFirst().cell()));
    }
  }

  private static boolean inOrderOfValue(List<Item> shown) {
    return inOrder(shown, Comparator.comparingLong(item -> Objects.requireNonNull(item.value())));
  }

  /** Whether they stand in an order that everyone knows: of words, of ids, or of the table. */
  private boolean isPublic(List<Item> all) {
    // A total stands first or last, wherever its value would put it.
    List<Item> items = all.stream().filter(item -> !claims.isTotal(item.cell())).toList();
    Collator collator = Collator.getInstance(Locale.ROOT);
    return inOrder(items, Comparator.comparing(Item::words, collator))
        || inOrder(items, Comparator.comparing(Item::cell))
        || inOrder(items, Comparator.comparingInt(item -> place(item.cell())));
  }

  private static boolean inOrder(List<Item> items, Comparator<Item> order) {
    boolean up = true;
    boolean down = true;
    for (int i = 1; i < items.size(); i++) {
      int compared = order.compare(items.get(i - 1), items.get(i));
      up &= compared <= 0;
      down &= compared >= 0;
    }
    return up || down;
  }

  /** Where the cell's members stand in its table. */
  private int place(String cell) {
    return claims.position(claims.find(cell).getLast());
  }
}
