package org.porchlight.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.porchlight.city.City;
import org.porchlight.city.Problem;
import org.porchlight.city.Source;
import org.porchlight.pipeline.Feeds;
import org.porchlight.pipeline.Publication;
import org.porchlight.pipeline.link.LinkReport;
import org.porchlight.pipeline.programs.Judged;
import org.porchlight.pipeline.programs.Judgements;
import org.porchlight.records.ImportResult;
import org.porchlight.records.lake.Batch;
import org.porchlight.release.Notice;

/** Tells people what became of records and releases. */
record Telling(Console console) {
  private static final int MOST_FINDINGS = 10;

  void imports(List<ImportResult> results) {
    for (ImportResult result : results) {
      console.say(
          "  %-24s %,10d rows: %,d new, %s%,d same, %s%,d rejected"
              .formatted(
                  result.source(),
                  result.rows(),
                  result.fresh(),
                  result.changed() == 0 ? "" : "%,d changed, ".formatted(result.changed()),
                  result.same(),
                  result.gone() == 0 ? "" : "%,d gone, ".formatted(result.gone()),
                  result.rejected()));
      if (result.erased() > 0) {
        console.say(
            "  %-24s %,d rows left out: their records were erased".formatted("", result.erased()));
      }
      result.held().forEach(why -> console.say("  %-24s %s".formatted("", heldBack(why))));
      result
          .report()
          .filter(_ -> result.rejected() > 0)
          .ifPresent(report -> console.say("  %-24s why: %s".formatted("", report)));
    }
  }

  /** Sources that are not read, and agreements that end soon; whether there is one of the first. */
  boolean agreements(City city, List<Source> sources, LocalDate today) {
    List<Problem> stopped = Feeds.stopped(sources, today);
    stopped.forEach(problem -> console.say("  " + problem));
    Feeds.endingSoon(city, today).forEach(sentence -> console.say("  " + sentence));
    return !stopped.isEmpty();
  }

  private static String heldBack(Batch.Held why) {
    return "held back: "
        + switch (why) {
          case MANY_REJECTED -> "more rows are bad than reject-limit-percent allows.";
          case FEW_ROWS ->
              "it has fewer rows than fewest-rows-percent of the delivery before allows.";
          case RENUMBERED ->
              "its records are known under other keys. Choose another key, or none, in the source's settings.";
        }
        + " What counted before counts on. Import with --accept to let it count all the same.";
  }

  void programs(Judgements programs) {
    for (Judged judged : programs.judged()) {
      console.say(
          "Program %s: %s."
              .formatted(
                  judged.program().id(),
                  judged.outcomes().stream()
                      .map(outcome -> outcome.agency() + " " + outcome.verdict().label())
                      .collect(Collectors.joining(", "))));
    }
    programs.problems().forEach(problem -> console.say("  " + problem));
  }

  void link(LinkReport link) {
    console.say(
        "Linked %,d mentions of people to %,d persons in %.0f seconds."
            .formatted(link.records(), link.persons(), link.seconds()));
    if (!link.leftOut().isEmpty()) {
      console.say(
          "  left out, for their law or agreement forbids linking: "
              + link.leftOut().entrySet().stream()
                  .map(source -> "%s (%,d)".formatted(source.getKey(), source.getValue()))
                  .collect(Collectors.joining(", ")));
    }
    link.judgement()
        .ifPresent(
            judged ->
                console.say(
                    "  against the truth of this made-up city: precision %.3f, recall %.3f, F1 %.3f"
                        .formatted(judged.precision(), judged.recall(), judged.f1())));
    bands(link.agency(), link.windowDays(), link.bands());
  }

  void bands(String agency, int windowDays, List<LinkReport.Band> bands) {
    console.say("People by contacts with %s in %d days:".formatted(agency, windowDays));
    for (LinkReport.Band band : bands) {
      console.say(
          "  %2d or more: %,5d   likely %,d to %,d%s"
              .formatted(
                  band.atLeast(),
                  band.count(),
                  band.low(),
                  band.high(),
                  band.truth() == null ? "" : "   truly %,d".formatted(band.truth())));
    }
  }

  void publication(Publication publication) {
    publication.refusals().forEach(reason -> console.say("  " + reason));
    publication.notices().forEach(notice -> console.say("  " + words(notice)));
    publication.notes().forEach(note -> console.say("  " + note));
    String counts =
        "%,d tables, %,d numbers, %,d of them hidden"
            .formatted(publication.tables().size(), publication.cells(), publication.hidden());
    console.say(
        switch (publication.outcome()) {
          case WRITTEN -> "Release %s is written: %s.".formatted(publication.id(), counts);
          case UNCHANGED ->
              "Nothing has changed since release %s: %s.".formatted(publication.id(), counts);
          case STOPPED ->
              "Nothing is published: mend what stands above, name a known gap in the source under covers: except, or publish with --despite. The newest release stays, with a notice.";
          case PROPOSED -> "Release %s is proposed: %s.".formatted(publication.id(), counts);
          case DRY_RUN ->
              "Release %s would have %s. Nothing was written.".formatted(publication.id(), counts);
        });
  }

  private static String words(Notice notice) {
    return "%s: %s"
        .formatted(
            notice.source(),
            switch (notice.kind()) {
              case LATE -> "a delivery was due on %s and has not come.".formatted(notice.since());
              case GAP ->
                  "records are missing from %s on; so many days without one can hardly be chance."
                      .formatted(notice.since());
            });
  }

  /** The first findings; the rest only counted, for they are mended together. */
  void findings(List<String> findings) {
    findings.stream().limit(MOST_FINDINGS).forEach(finding -> console.say("  " + finding));
    if (findings.size() > MOST_FINDINGS) {
      console.say("  and %,d more like these".formatted(findings.size() - MOST_FINDINGS));
    }
  }

  void attack(long hidden, long recovered, List<String> findings) {
    findings(findings);
    console.say(
        recovered == 0
            ? "An outsider's attempt to work out the %,d hidden numbers recovered none."
                .formatted(hidden)
            : "An outsider's attempt recovered %,d of the %,d hidden numbers. Do not publish this release."
                .formatted(recovered, hidden));
  }
}
