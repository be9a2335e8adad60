package org.porchlight.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.porchlight.disclosure.Compilation;
import org.porchlight.disclosure.ReleaseDecision;
import org.porchlight.disclosure.ReleaseDecision.RefusalReason;
import org.porchlight.study.releases.ProposalFacts.Reason;
import org.porchlight.study.releases.ProposalFacts.Refused;

/** The compiler's refusals, as the screen can say them in every language. */
final class Refusals {
  private Refusals() {}

  static List<Refused> of(Compilation compilation) {
    List<Refused> all = new ArrayList<>();
    for (ReleaseDecision decision : compilation.decisions().values()) {
      switch (decision) {
        case ReleaseDecision.Released _ -> {}
        case ReleaseDecision.Suppressed _ -> {}
        case ReleaseDecision.Refused(List<RefusalReason> reasons) ->
            reasons.forEach(reason -> all.add(refused(reason)));
      }
    }
    return List.copyOf(all);
  }

  private static Refused refused(RefusalReason reason) {
    return switch (reason) {
      case RefusalReason.TooFine(
              String table,
              String type,
              String tier,
              String area,
              String time) ->
          new Refused(
              table,
              Reason.TOO_FINE,
              Map.of("type", type, "tier", tier, "area", area, "time", time));
      case RefusalReason.NotInBands(String table) ->
          new Refused(table, Reason.NOT_IN_BANDS, Map.of());
      case RefusalReason.WindowOverlaps(String table, String other, var from, var to) ->
          new Refused(
              table,
              Reason.WINDOW_OVERLAPS,
              Map.of("other", other, "from", from.toString(), "to", to.toString()));
      case RefusalReason.CannotBeMadeSafe(String table, long failing) ->
          new Refused(table, Reason.CANNOT_BE_MADE_SAFE, Map.of("cells", String.valueOf(failing)));
      case RefusalReason.TierChanged(String table, List<String> types) ->
          new Refused(table, Reason.TIER_CHANGED, Map.of("types", String.join(", ", types)));
      case RefusalReason.Restated(String table, long cells) ->
          new Refused(table, Reason.RESTATED, Map.of("cells", String.valueOf(cells)));
    };
  }
}
