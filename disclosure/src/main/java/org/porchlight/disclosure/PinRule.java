package org.porchlight.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Days;
import org.porchlight.release.Dimension;
import org.porchlight.release.Pin;
import org.porchlight.release.ReleasedPins;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.Spot;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/**
 * Decides whether records may be shown one by one.
 *
 * <p>Pins are numbers too: how many records of an open type there are in any patch of the city on
 * any days. Why that may tell nothing of a guarded number G: what is shown of G is told through
 * wholes W = N + G, where N is open. Each patch s of a place and a time has W(s) = N(s) + G(s), and
 * nothing is shown of W(s) but through sums over all patches of some area and period, W = N + G. So
 * the sets of G that fit do not depend on any N(s), once each of those sums N is known. Hence the
 * rule: wherever a table of the same records shows what is not open, by an area and a period, an
 * open whole that holds the pin's type must be shown there exactly; it is called the shield.
 */
public final class PinRule {
  private final Proposal proposal;
  private final Map<String, ReleasedTable> released = new HashMap<>();

  /**
   * A rule for one release.
   *
   * @param proposal everything that was looked at, earlier releases included
   * @param compilation what was decided about its tables
   */
  public PinRule(Proposal proposal, Compilation compilation) {
    this.proposal = proposal;
    compilation.tables().forEach(table -> released.put(table.head().id(), table));
  }

  /**
   * Decides about one table's records.
   *
   * @throws IllegalArgumentException when a pin has a day, a type or a spot that its terms and
   *     spots do not have
   */
  public PinDecision decide(PinCandidate candidate) {
    Map<String, Spot> spots = new HashMap<>();
    candidate.spots().forEach(spot -> spots.put(spot.id(), spot));
    requireAnnounced(candidate, spots);
    ReleasedTable table = released.get(candidate.table());
    if (table == null) {
      return leftOut(candidate, "its table is not in the release. Publish the table first.");
    }
    TypeTiers tiers = tiersOf(candidate.table());
    for (String type : candidate.terms().types()) {
      if (tiers.of(type) != Tier.OPEN) {
        return leftOut(candidate, "the type %s is not open. Leave it out.".formatted(type));
      }
      for (TableHead.Grain grain : carefulGrains(table.head().source())) {
        Set<String> shields = shields(table.head(), grain, tiers, type);
        if (shields.isEmpty()) {
          return leftOut(
              candidate,
              "a table of the same records shows types that are not open by %s and %s, and no open total that holds %s is exact there. Show one, or leave the type out."
                  .formatted(grain.area(), grain.time(), type));
        }
      }
    }
    Optional<CellKey> more = moreThanShown(candidate, table, spots);
    return more.isPresent()
        ? leftOut(
            candidate,
            "there are more of them than the table counts in %s. Announce a restatement."
                .formatted(more.get()))
        : new PinDecision.Shown(
            ReleasedPins.compiled(candidate.table(), candidate.terms(), candidate.pins()));
  }

  private static void requireAnnounced(PinCandidate candidate, Map<String, Spot> spots) {
    ReleasedPins.Terms terms = candidate.terms();
    for (Pin pin : candidate.pins()) {
      LocalDate last = pin.preliminary() ? terms.to() : terms.finalTo();
      if (pin.day().isBefore(terms.from())
          || pin.day().isAfter(last)
          || !terms.types().contains(pin.type())
          || !spots.containsKey(pin.spot())) {
        throw new IllegalArgumentException(
            "a pin of table %s has a day, type or spot outside its terms"
                .formatted(candidate.table()));
      }
    }
  }

  private static PinDecision leftOut(PinCandidate candidate, String why) {
    return new PinDecision.LeftOut(
        candidate.table(),
        "Points of table %s were left out: %s".formatted(candidate.table(), why));
  }

  private TypeTiers tiersOf(String table) {
    return proposal.candidates().stream()
        .filter(one -> one.head().id().equals(table))
        .findFirst()
        .map(one -> new TypeTiers(one.head().type(), one.tierOfType()))
        .orElseThrow();
  }

  /** Places and times at which something of these records is told that is not open, now or ever. */
  private List<TableHead.Grain> carefulGrains(String source) {
    List<TableHead.Grain> careful = new ArrayList<>();
    for (Candidate other : proposal.candidates()) {
      if (other.head().source().equals(source) && !isOfPeople(other.head())) {
        TypeTiers tiers = new TypeTiers(other.head().type(), other.tierOfType());
        for (TableHead.Grain grain : other.head().grains()) {
          if (grain.types().stream().anyMatch(type -> tiers.of(type) != Tier.OPEN)) {
            careful.add(grain);
          }
        }
      }
    }
    for (PastRelease release : proposal.past()) {
      for (ReleasedTable other : release.tables()) {
        TableHead head = other.head();
        if (head.source().equals(source) && !isOfPeople(head)) {
          for (TableHead.Grain grain : head.grains()) {
            if (!head.exactTypes().containsAll(grain.types())) {
              careful.add(grain);
            }
          }
        }
      }
    }
    return careful;
  }

  /** People by their contacts are given for the city and long times, and count no records. */
  private static boolean isOfPeople(TableHead head) {
    return head.tier() == Tier.PEOPLE;
  }

  /** Open members that hold the type and were exact at that place and time in every release. */
  private Set<String> shields(TableHead head, TableHead.Grain at, TypeTiers tiers, String type) {
    Set<String> shields = new HashSet<>();
    for (String whole : around(head.type(), type)) {
      if (tiers.of(whole) == Tier.OPEN
          && head.exactTypes().contains(whole)
          && isAt(head, at, whole)
          && proposal.past().stream()
              .flatMap(release -> release.tables().stream())
              .map(ReleasedTable::head)
              .filter(before -> before.id().equals(head.id()) && isAt(before, at, whole))
              .allMatch(before -> before.exactTypes().contains(whole))) {
        shields.add(whole);
      }
    }
    return shields;
  }

  private static boolean isAt(TableHead head, TableHead.Grain at, String type) {
    return head.grains().stream()
        .anyMatch(
            grain ->
                grain.area().equals(at.area())
                    && grain.time().equals(at.time())
                    && grain.types().contains(type));
  }

  /** A type and all wholes that it is a part of. */
  private static List<String> around(Dimension types, String type) {
    List<String> around = new ArrayList<>(List.of(type));
    for (int i = 0; i < around.size(); i++) {
      for (Dimension.Sum sum : types.sums()) {
        if (sum.parts().contains(around.get(i)) && !around.contains(sum.whole())) {
          around.add(sum.whole());
        }
      }
    }
    return around;
  }

  /** A count that is smaller than the pins inside it: they cannot be of the same records. */
  private static Optional<CellKey> moreThanShown(
      PinCandidate candidate, ReleasedTable table, Map<String, Spot> spots) {
    TableHead head = table.head();
    Map<String, List<String>> wholes = new HashMap<>();
    Map<String, List<Cell>> cells = new HashMap<>();
    for (Cell cell : table.cells()) {
      if (cell.value() != null && head.exactTypes().contains(cell.type())) {
        cells.computeIfAbsent(cell.area() + " " + cell.type(), _ -> new ArrayList<>()).add(cell);
      }
    }
    Map<Cell, Long> pinsIn = new HashMap<>();
    for (Pin pin : candidate.pins()) {
      Spot spot = spots.get(pin.spot());
      if (pin.preliminary() || spot == null) {
        continue;
      }
      List<String> areas = new ArrayList<>(spot.areas());
      head.area().members().stream()
          .filter(member -> member.level().equals("city"))
          .forEach(member -> areas.add(member.id()));
      for (String type : wholes.computeIfAbsent(pin.type(), leaf -> around(head.type(), leaf))) {
        for (String area : areas) {
          for (Cell cell : cells.getOrDefault(area + " " + type, List.of())) {
            if (Days.of(cell.time(), head.from(), head.to())
                .filter(d -> !pin.day().isBefore(d.first()) && !pin.day().isAfter(d.last()))
                .isPresent()) {
              pinsIn.merge(cell, 1L, Long::sum);
            }
          }
        }
      }
    }
    return pinsIn.entrySet().stream()
        .filter(each -> each.getKey().value() != null && each.getValue() > each.getKey().value())
        .map(each -> each.getKey().key(head.id()))
        .sorted()
        .findFirst();
  }
}
