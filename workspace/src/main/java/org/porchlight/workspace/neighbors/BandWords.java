package org.porchlight.workspace.neighbors;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.porchlight.study.counts.Band;
import org.porchlight.study.notes.AgencyNote;
import org.porchlight.study.notes.SourceNote;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/** Bands in words. */
public final class BandWords {
  private final Look look;
  private final Terms terms;

  private BandWords(Look look, Terms terms) {
    this.look = look;
    this.terms = terms;
  }

  /** Words for this look. */
  public static BandWords of(Look look, Terms terms) {
    return new BandWords(look, terms);
  }

  /** The first band of the agency that leads the work; empty when its counts are not in sight. */
  public Optional<Phrase> ofLead() throws SQLException {
    String lead = terms.city().lead();
    if (lead == null) {
      return Optional.empty();
    }
    List<Band> bands = look.sight().bands().list(lead, terms.city().window());
    return bands.isEmpty() ? Optional.empty() : Optional.of(finding(bands.getFirst()));
  }

  /** "74 neighbors had 5 or more contacts with the crisis program in the year to June 30." */
  Phrase finding(Band band) {
    boolean across = band.agency().equals(Band.ACROSS);
    return look.count(
        across ? "bands.finding.across" : "bands.finding",
        band.count(),
        Map.of(
            "atLeast", look.number(band.atLeast()),
            "agency", across ? look.say("across") : terms.agency(band.agency()),
            "window", window(band.agency(), band.windowDays())));
  }

  /** "the 365 days to June 30, 2026". */
  public Phrase window(String agency, int days) {
    Optional<LocalDate> end = end(agency);
    return end.isEmpty()
        ? look.say("window.open", "days", look.number(days))
        : look.say("window.to", Map.of("days", look.number(days), "date", terms.date(end.get())));
  }

  /** The last day that counts; the latest when the agency's sources differ. */
  Optional<LocalDate> end(String agency) {
    return terms.agencies().stream()
        .filter(one -> agency.equals(Band.ACROSS) || one.id().equals(agency))
        .map(AgencyNote::sources)
        .flatMap(List::stream)
        .filter(SourceNote::contacts)
        .map(SourceNote::completeTo)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  /** The interval that linkage doubt gives, in words. */
  Phrase interval(Band band) {
    return band.low() == band.high()
        ? look.say("bands.sure")
        : look.say(
            "bands.between",
            Map.of("low", look.number(band.low()), "high", look.number(band.high())));
  }
}
