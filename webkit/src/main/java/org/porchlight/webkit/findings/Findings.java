package org.porchlight.webkit.findings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.porchlight.release.Cell;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.release.Member;
import org.porchlight.release.TableHead;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;

/** Makes sentences out of cells, in one language. */
public final class Findings {
  private final Language language;
  private final CellWords words;

  /** Findings in one language under one release's rules. */
  public Findings(Language language, Manifest.Rules rules) {
    this.language = language;
    this.words = new CellWords(language, rules);
  }

  /** The newest finding for a place and kind; empty when the table has no cell for them. */
  public Optional<Finding> about(TableReading table, String area, String type) {
    return table.newest(area, type).map(period -> about(table, area, type, period));
  }

  /**
   * The finding for a place, kind and period.
   *
   * @throws IllegalArgumentException when the table has no such cell
   */
  public Finding about(TableReading table, String area, String type, Timespan period) {
    Cell now =
        table
            .find(area, period, type)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "table %s has no cell for %s/%s/%s"
                            .formatted(table.head().id(), area, period.id(), type)));
    Optional<Timespan> before = table.yearBefore(area, period, type);
    Optional<Cell> past = before.flatMap(p -> table.find(area, p, type));
    Map<String, Phrase> values = new HashMap<>();
    values.put("period", language.during(period));
    // Kinds of a percent or a duration are whole sentences of their own; only counts put them in
    // brackets.
    values.put(
        "unit",
        table.head().measure() == Measure.COUNT
            ? unit(table, type)
            : language.data(table.head().unit()));
    values.put("title", language.data(table.head().title()));
    values.put("type", typeName(table.head(), type));
    values.put("value", words.of(table, now));
    past.ifPresent(cell -> values.put("before", words.of(table, cell)));
    boolean comparable = now.value() != null && past.isPresent() && past.get().value() != null;
    Optional<Change> change =
        comparable
            ? Optional.of(Change.between(table.head().measure(), now, past.get()))
            : Optional.empty();
    Finding finding =
        switch (table.head().measure()) {
          case COUNT -> count(table, now, period, change, values);
          case PERCENT, SCORE -> percent(table, now, period, change, values, type);
          case SECONDS -> seconds(table, now, period, change, values);
        };
    return new Finding(
        finding.headline().capitalized(language.locale()),
        finding.number(),
        finding.hidden(),
        finding.unit().capitalized(language.locale()),
        finding.detail(),
        finding.period());
  }

  /**
   * The number of a count and how it stands to a year before, in one sentence; for percents and
   * durations the finding's own.
   *
   * @throws IllegalArgumentException when the table has no such cell
   */
  public Phrase sentence(TableReading table, String area, String type, Timespan period) {
    Finding finding = about(table, area, type, period);
    Optional<Cell> now = table.find(area, period, type).filter(cell -> cell.value() != null);
    if (table.head().measure() != Measure.COUNT) {
      return finding.headline();
    }
    Map<String, Phrase> values = new HashMap<>();
    values.put("period", language.during(period));
    values.put("unit", unit(table, type));
    if (now.isEmpty()) {
      return language.say("place.story.hidden", values);
    }
    values.put("value", words.of(table, now.get()));
    Optional<Cell> past =
        table
            .yearBefore(area, period, type)
            .flatMap(before -> table.find(area, before, type))
            .filter(cell -> cell.value() != null);
    if (past.isEmpty() || number(now.get()) < 2) {
      return finding.detail().isPresent() || number(now.get()) < 2
          ? language.say("finding.count.plain", values)
          : finding.headline();
    }
    return switch (Change.between(Measure.COUNT, now.get(), past.get())) {
      case Change.Same() -> language.say("place.story.same", values);
      case Change.Different different -> {
        values.put("percent", Phrase.words(language.labels().percent(different.percent())));
        values.put("times", Phrase.words(language.number(Math.round(different.times()))));
        yield language.say(
            different.times() >= 1.95
                ? "place.story.times"
                : different.isMore() ? "place.story.more" : "place.story.fewer",
            values);
      }
    };
  }

  private static long number(Cell cell) {
    Long value = cell.value();
    return value == null ? 0 : value;
  }

  private Finding count(
      TableReading table,
      Cell now,
      Timespan period,
      Optional<Change> change,
      Map<String, Phrase> values) {
    Phrase headline;
    Optional<Phrase> detail = Optional.empty();
    if (now.value() == null || (change.isEmpty() && now.value() < 2)) {
      // "Number of crashes: 1" needs no plural.
      headline = language.say("finding.count.plain", values);
    } else if (change.isEmpty()) {
      headline = language.say("finding.count.alone", values);
    } else {
      headline =
          switch (change.get()) {
            case Change.Same() -> language.say("finding.count.same", values);
            case Change.Different different -> countDiffers(different, values);
          };
      detail = Optional.of(language.say("finding.count.detail", values));
    }
    return new Finding(
        headline,
        words.of(table, now),
        now.isHidden(),
        language.say("finding.count.unit", values),
        detail,
        period);
  }

  private Phrase countDiffers(Change.Different change, Map<String, Phrase> values) {
    if (change.times() >= 1.95) {
      values.put("times", Phrase.words(language.number(Math.round(change.times()))));
      return language.say("finding.count.times", values);
    }
    values.put("percent", Phrase.words(language.labels().percent(change.percent())));
    return language.say(change.isMore() ? "finding.count.more" : "finding.count.fewer", values);
  }

  private Finding percent(
      TableReading table,
      Cell now,
      Timespan period,
      Optional<Change> change,
      Map<String, Phrase> values,
      String type) {
    Phrase headline;
    Optional<Phrase> detail = Optional.empty();
    TableHead.Standard standard = table.head().standard();
    if (now.value() == null) {
      headline = language.say("finding.percent.hidden", values);
    } else {
      headline = language.say("finding.percent.alone", values);
      if (standard != null && standard.type().equals(type)) {
        headline = headline.then(standardSentence(standard, "finding.percent.standard"));
      }
      detail = change.map(c -> since(c, "finding.percent", values));
      if (now.margin() != null && now.base() != null) {
        Phrase survey =
            language.say(
                "finding.survey.doubt",
                Map.of(
                    "margin", Phrase.words(points(table, now.margin())),
                    "base", Phrase.words(language.number(now.base()))));
        Phrase doubt =
            now.restsOnLittle(table.head().measure())
                ? survey.then(language.say("finding.survey.little"))
                : survey;
        detail = Optional.of(detail.map(d -> d.then(doubt)).orElse(doubt));
      }
    }
    return new Finding(
        headline,
        words.of(table, now),
        now.isHidden(),
        language.say("finding.percent.unit", values),
        detail,
        period);
  }

  /** A margin as a number of points or of steps of a scale. */
  private String points(TableReading table, long margin) {
    return table.head().measure() == Measure.SCORE
        ? words.plain(Measure.SCORE, margin)
        : language.number(margin);
  }

  private Finding seconds(
      TableReading table,
      Cell now,
      Timespan period,
      Optional<Change> change,
      Map<String, Phrase> values) {
    Phrase headline =
        language.say(
            now.value() == null ? "finding.seconds.hidden" : "finding.seconds.alone", values);
    TableHead.Standard standard = table.head().standard();
    if (now.value() != null && standard != null && standard.type().equals(now.type())) {
      headline = headline.then(standardSentence(standard, "finding.seconds.standard"));
    }
    return new Finding(
        headline,
        words.of(table, now),
        now.isHidden(),
        language.say("finding.seconds.unit", values),
        change.map(c -> since(c, "finding.seconds", values)),
        period);
  }

  private Phrase since(Change change, String key, Map<String, Phrase> values) {
    return switch (change) {
      case Change.Same() -> language.say(key + ".same", values);
      case Change.Different _ -> language.say(key + ".detail", values);
    };
  }

  private Phrase standardSentence(TableHead.Standard standard, String key) {
    Phrase target =
        key.startsWith("finding.seconds")
            ? Phrase.words(language.labels().duration(standard.target()))
            : Phrase.words(language.labels().percent(standard.target()));
    return language.say(key, Map.of("standard", language.data(standard.name()), "target", target));
  }

  /** What is counted: the unit alone for a whole, with the kind in brackets for a part. */
  public Phrase unit(TableReading table, String type) {
    Phrase unit = language.data(table.head().unit());
    return table.isWhole(type)
        ? unit
        : language.say("unit.of.type", Map.of("unit", unit, "type", typeName(table.head(), type)));
  }

  private Phrase typeName(TableHead head, String type) {
    return head.type()
        .find(type)
        .map(Member::name)
        .map(this::spoken)
        .orElseGet(() -> language.name(type));
  }

  private Phrase spoken(LocalText name) {
    return language.data(name);
  }
}
