package org.porchlight.hub.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Plan;
import org.porchlight.commons.PlanUpdate;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.LocalText;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/**
 * One published update of an initiative, and what changed with it.
 *
 * @param corrects whether an earlier one told of the same period
 * @param changes in sentences
 */
public record Told(
    Phrase period,
    Phrase published,
    boolean corrects,
    List<Phrase> changes,
    Phrase doing,
    Phrase next) {
  public Told {
    changes = List.copyOf(changes);
  }

  /** All updates of an initiative, the newest first; each is held against the one before it. */
  static List<Told> of(Edition edition, Plan.Initiative written, List<PlanUpdate> updates) {
    Language language = edition.language();
    List<Told> all = new ArrayList<>();
    Set<String> periods = new HashSet<>();
    PlanUpdate before = null;
    for (PlanUpdate update : updates) {
      all.add(
          new Told(
              Phrase.words(language.period(PlanNow.span(update.period()))),
              language.say(
                  "plan.update.published",
                  Map.of("date", Phrase.words(language.date(update.publishedOn())))),
              !periods.add(update.period()),
              new Changes(language, written, before, update).list(),
              language.data(update.doing()),
              language.data(update.next())));
      before = update;
    }
    return all.reversed();
  }

  /**
   * What an update changed.
   *
   * @param before the update before it; null when the plan itself was before it
   */
  private record Changes(
      Language language, Plan.Initiative written, @Nullable PlanUpdate before, PlanUpdate update) {
    List<Phrase> list() {
      List<Phrase> changes = new ArrayList<>();
      Plan.Progress was = before == null ? written.progress() : before.progress();
      if (was != update.progress()) {
        changes.add(
            language.say(
                "plan.update.progress",
                Map.of("before", progress(was), "after", progress(update.progress()))));
      }
      written.measures().forEach(measure -> add(changes, measure));
      if (!update.doing().equals(before == null ? written.doing() : before.doing())) {
        changes.add(language.say("plan.update.doing"));
      }
      if (!update.next().equals(before == null ? written.next() : before.next())) {
        changes.add(language.say("plan.update.next"));
      }
      return changes.isEmpty() ? List.of(language.say("plan.update.nothing")) : changes;
    }

    private void add(List<Phrase> changes, Plan.Measure measure) {
      Optional<PlanUpdate.Reported> now = update.of(PlanNow.name(measure));
      if (now.isEmpty()) {
        return;
      }
      Optional<PlanUpdate.Reported> earlier =
          before == null ? Optional.empty() : before.of(PlanNow.name(measure));
      Phrase title = language.data(measure.title());
      Plan.Performance was =
          earlier.map(PlanUpdate.Reported::performance).orElse(measure.performance());
      if (was != now.get().performance()) {
        changes.add(
            language.say(
                "plan.update.performance",
                Map.of(
                    "measure", title,
                    "before", performance(was),
                    "after", performance(now.get().performance()))));
      }
      LocalText value = PlanNow.words(measure, now.get().value(), update.period());
      LocalText last =
          before == null || earlier.isEmpty()
              ? measure.latest()
              : PlanNow.words(measure, earlier.get().value(), before.period());
      if (value != null && !value.equals(last)) {
        changes.add(
            last == null
                ? language.say(
                    "plan.update.first", Map.of("measure", title, "after", language.data(value)))
                : language.say(
                    "plan.update.value",
                    Map.of(
                        "measure", title,
                        "before", language.data(last),
                        "after", language.data(value))));
      }
    }

    private Phrase progress(Plan.Progress progress) {
      return language.say("plan.progress." + progress.name().toLowerCase(Locale.ROOT));
    }

    private Phrase performance(Plan.Performance performance) {
      return language.say("plan.performance." + performance.name().toLowerCase(Locale.ROOT));
    }
  }
}
