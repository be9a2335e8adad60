package org.porchlight.disclosure;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.porchlight.disclosure.DisclosureRules.AreaDetail;
import org.porchlight.disclosure.ReleaseDecision.RefusalReason;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/** How fine in place and time each tier may be shown. */
final class GrainRule {
  /** From coarse to fine; a level that is not listed counts as finer than all of them. */
  private static final List<String> TIMES = List.of("all", "year", "quarter", "month");

  /** Half a year, the shorter one, in days. */
  private static final long SHORTEST_WINDOW = 181;

  private final Map<String, AreaDetail> areaDetail;

  GrainRule(Map<String, AreaDetail> areaDetail) {
    this.areaDetail = areaDetail;
  }

  /** One reason for each type of each grain that is too fine; empty when all may be shown. */
  List<RefusalReason> check(TableHead head, TypeTiers tiers) {
    List<RefusalReason> reasons = new ArrayList<>();
    for (TableHead.Grain grain : head.grains()) {
      for (String type : grain.types()) {
        Tier tier = tiers.of(type);
        if (!allows(tier, detail(grain.area()), grain.time())
            || (tier == Tier.PEOPLE && days(head) < SHORTEST_WINDOW)) {
          reasons.add(
              new RefusalReason.TooFine(
                  head.id(),
                  type,
                  tier.name().toLowerCase(Locale.ROOT),
                  grain.area(),
                  grain.time()));
        }
      }
    }
    return reasons;
  }

  private static long days(TableHead head) {
    return ChronoUnit.DAYS.between(head.from(), head.to()) + 1;
  }

  private AreaDetail detail(String level) {
    // A layer nobody has described may be very fine.
    return areaDetail.getOrDefault(
        level, level.equals("city") ? AreaDetail.CITY : AreaDetail.NEIGHBORHOOD);
  }

  private static boolean allows(Tier tier, AreaDetail area, String time) {
    return switch (tier) {
      case OPEN, SURVEY -> true;
      case OPERATIONAL -> area != AreaDetail.NEIGHBORHOOD;
      case GUARDED -> atMost(time, "month");
      case SENSITIVE ->
          switch (area) {
            case CITY -> atMost(time, "month");
            case DISTRICT -> atMost(time, "quarter");
            case NEIGHBORHOOD -> false;
          };
      // One window is one time: two of them beside each other would tell who came and went.
      case PEOPLE -> area == AreaDetail.CITY && time.equals("all");
    };
  }

  private static boolean atMost(String time, String finest) {
    int at = TIMES.indexOf(time);
    return at >= 0 && at <= TIMES.indexOf(finest);
  }
}
