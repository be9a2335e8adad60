package org.porchlight.pipeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.city.Agreement;
import org.porchlight.city.City;
import org.porchlight.city.Problem;
import org.porchlight.city.Source;

/** Which sources may be read today, going by their agreements. */
public final class Feeds {
  private Feeds() {}

  /** Those whose agreement has not ended, in the order given. */
  static List<Source> open(List<Source> sources, LocalDate today) {
    return sources.stream().filter(source -> !source.isStopped(today)).toList();
  }

  /** One sentence for each source that is not read because its agreement has ended. */
  public static List<Problem> stopped(List<Source> sources, LocalDate today) {
    List<Problem> stopped = new ArrayList<>();
    for (Source source : sources) {
      Agreement agreement = source.custody().agreement();
      if (agreement != null && agreement.hasExpired(today)) {
        stopped.add(
            new Problem(
                "agreements/%s.yaml".formatted(agreement.id()),
                "the agreement ended on %s, so nothing more is read of %s; %s. Have it renewed and change expires (%s)."
                    .formatted(
                        agreement.expires(), source.id(), left(agreement), agreement.contact()),
                "PL-AGREEMENT-001"));
      }
    }
    return stopped;
  }

  private static String left(Agreement agreement) {
    return switch (agreement.onExpiry()) {
      case KEEP -> "what came before is used as before";
      case SEAL -> "what came before is neither linked nor counted nor shown";
      case ERASE ->
          "what came before is neither linked nor counted nor shown, and is due to be erased";
    };
  }

  /** One sentence for each agreement that ends soon. */
  public static List<String> endingSoon(City city, LocalDate today) {
    return city.sources().values().stream()
        .map(source -> source.custody().agreement())
        .filter(agreement -> agreement != null && agreement.expiresSoon(today))
        .distinct()
        .map(
            agreement ->
                "agreements/%s.yaml: ends on %s; after that nothing more is read under it. Ask %s."
                    .formatted(agreement.id(), agreement.expires(), agreement.contact()))
        .toList();
  }
}
