package org.porchlight.webkit.findings;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.release.MissingDays;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Part;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;

/** Published numbers in a reader's words. */
public final class CellWords {
  private final Language language;
  private final Manifest.Rules rules;

  /** Words in one language under one release's rules. */
  public CellWords(Language language, Manifest.Rules rules) {
    this.language = language;
    this.rules = rules;
  }

  /** The number with its sign or unit of time: 1,240; 84%; 7.6 minutes; or why it is hidden. */
  public Phrase of(TableReading table, Cell cell) {
    CellKey key = cell.key(table.head().id());
    if (cell.value() == null) {
      return new Phrase(List.of(new Part.Hidden(key, hidden(table))));
    }
    return new Phrase(
        List.of(new Part.Shown(key, cell.value(), plain(table.head().measure(), cell.value()))));
  }

  /** A value of a measure without mark-up, for axes and labels. */
  public String plain(Measure measure, long value) {
    return language.labels().value(measure, value);
  }

  /** The words that stand for every hidden number of a table. */
  public String hidden(TableReading table) {
    return switch (table.head().measure()) {
      case COUNT -> language.text("hidden.count", limit(rules.hideUpTo()));
      case PERCENT ->
          table.head().tier() == Tier.SURVEY ? survey(table) : language.text("hidden.records");
      case SCORE -> survey(table);
      case SECONDS -> language.text("hidden.records");
    };
  }

  /** Few weighted answers are hidden too when one of them weighs too much. */
  private String survey(TableReading table) {
    TableHead.Sample sample = table.head().sample();
    return sample != null && sample.weighted()
        ? language.text("hidden.survey.weighted")
        : language.text("hidden.survey", limit(rules.minimumSurvey()));
  }

  /** Why a number of a period without records is not there. */
  public Phrase lost(TableReading table, Timespan period) {
    return table.gaps(period).stream()
        .map(MissingDays::text)
        .filter(Objects::nonNull)
        .findFirst()
        .map(text -> language.say("table.lost.because", Map.of("reason", language.data(text))))
        .orElseGet(() -> language.say("table.lost"));
  }

  private Map<String, Phrase> limit(int limit) {
    return Map.of("limit", Phrase.words(language.number(limit)));
  }
}
