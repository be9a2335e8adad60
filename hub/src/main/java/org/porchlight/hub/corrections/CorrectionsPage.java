package org.porchlight.hub.corrections;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;
import org.porchlight.hub.frame.TakenBackWords;
import org.porchlight.release.Cell;
import org.porchlight.release.LocalText;
import org.porchlight.release.Member;
import org.porchlight.release.TableHead;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;

/** Every release that changed earlier numbers, newest first, and the releases taken back. */
public record CorrectionsPage(Frame frame, List<Step> steps, List<Phrase> takenBack) {
  /** More rows than this would make the page too heavy; programs get all of them. */
  private static final int MOST_ROWS = 40;

  /**
   * What one release changed.
   *
   * @param reason why months were counted anew
   * @param more how many rows there is no room for
   */
  public record Step(
      String id,
      Phrase title,
      Phrase count,
      Optional<Phrase> reason,
      List<Row> rows,
      Optional<Phrase> more) {}

  /** One changed number. */
  public record Row(
      Phrase what, Phrase where, Phrase when, Phrase was, String earlier, Phrase is) {}

  /** The page of an edition. */
  public static CorrectionsPage of(Edition edition, History history) {
    Map<String, List<Correction>> byRelease = new LinkedHashMap<>();
    for (Correction one : history.corrections()) {
      byRelease.computeIfAbsent(one.to(), _ -> new ArrayList<>()).add(one);
    }
    List<Step> steps = new ArrayList<>();
    int room = MOST_ROWS;
    for (Map.Entry<String, List<Correction>> release : byRelease.entrySet()) {
      List<Correction> shown =
          release.getValue().subList(0, Math.min(room, release.getValue().size()));
      room -= shown.size();
      steps.add(step(edition, release.getKey(), release.getValue(), shown));
    }
    Language language = edition.language();
    return new CorrectionsPage(
        new Frame(edition, "/corrections", language.say("corrections.title")),
        steps,
        history.takenBack().stream()
            .map(
                one ->
                    TakenBackWords.entry(
                        language, one, ZoneId.of(edition.manifest().city().timeZone())))
            .toList());
  }

  private static Step step(
      Edition edition, String id, List<Correction> all, List<Correction> shown) {
    Language language = edition.language();
    Correction first = all.getFirst();
    LocalText reason = first.reason();
    int rest = all.size() - shown.size();
    return new Step(
        "release-" + id,
        language.say(
            "footer.release",
            Map.of("release", Phrase.words(id), "date", Phrase.words(language.date(first.on())))),
        count(language, all.size()),
        reason == null ? Optional.empty() : Optional.of(language.data(reason)),
        shown.stream().map(one -> row(edition, one)).toList(),
        rest == 0
            ? Optional.empty()
            : Optional.of(
                language.say(
                    "corrections.more", Map.of("count", Phrase.words(language.number(rest))))));
  }

  /** How many numbers a release changed. */
  public static Phrase count(Language language, int numbers) {
    return numbers == 1
        ? language.say("corrections.one")
        : language.say(
            "corrections.count", Map.of("count", Phrase.words(language.number(numbers))));
  }

  private static Row row(Edition edition, Correction one) {
    Language language = edition.language();
    TableHead head = one.head();
    return new Row(
        language
            .data(head.title())
            .then(Phrase.words(" – "))
            .then(name(language, head.type().find(one.is().type()), one.is().type())),
        name(language, head.area().find(one.is().area()), one.is().area()),
        Phrase.words(language.period(Timespan.parse(one.is().time(), head.from(), head.to()))),
        words(edition, head, one.was()),
        one.earlier(),
        now(edition, one));
  }

  /** A number that stands in the shown release carries its cell's name; older ones do not. */
  private static Phrase now(Edition edition, Correction one) {
    Optional<TableReading> table = edition.issue().table(one.head().id());
    boolean shown = one.to().equals(edition.manifest().id());
    return shown && table.isPresent() && one.is().value() != null
        ? withBase(edition.language(), edition.words().of(table.get(), one.is()), one.is())
        : words(edition, one.head(), one.is());
  }

  private static Phrase words(Edition edition, TableHead head, Cell cell) {
    Language language = edition.language();
    Long value = cell.value();
    if (value == null) {
      return language.say(cell.lacksRecords() ? "table.lost" : "corrections.hidden");
    }
    return withBase(language, Phrase.words(edition.words().plain(head.measure(), value)), cell);
  }

  private static Phrase withBase(Language language, Phrase value, Cell cell) {
    Long base = cell.base();
    return base == null
        ? value
        : language.say(
            "corrections.based",
            Map.of("value", value, "count", Phrase.words(language.number(base))));
  }

  private static Phrase name(Language language, Optional<Member> member, String id) {
    return member.map(Member::name).map(language::data).orElseGet(() -> language.name(id));
  }
}
