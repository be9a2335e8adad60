package org.porchlight.workspace.plan;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Plan;
import org.porchlight.study.plan.PlanBoard;
import org.porchlight.study.plan.PlanMeasure;
import org.porchlight.study.plan.PlanUpdate;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/** How pages speak of the plan. */
record PlanWords(Look look) {
  Phrase period(String period) {
    return Phrase.words(
        look.language().period(Timespan.parse(period, LocalDate.EPOCH, LocalDate.EPOCH)));
  }

  Phrase date(LocalDate day) {
    return Phrase.words(look.language().date(day));
  }

  Phrase progress(Plan.Progress progress) {
    return look.say("plan.progress." + progress.name().toLowerCase(Locale.ROOT));
  }

  Phrase performance(Plan.Performance performance) {
    return look.say("plan.performance." + performance.name().toLowerCase(Locale.ROOT));
  }

  Phrase state(PlanUpdate update) {
    return look.say("update.state." + update.state().label());
  }

  /** The tone of the pill that says the state: bad, hold, none or good. */
  static String tone(PlanUpdate update) {
    return switch (update.state()) {
      case DRAFT -> "none";
      case REVIEW -> "hold";
      case RETURNED -> "bad";
      case PUBLISHED -> "good";
    };
  }

  /** A value with its unit; the words for none when there is none. */
  Phrase value(PlanMeasure measure, @Nullable BigDecimal value) {
    return value == null
        ? look.say("update.value.none")
        : look.say(
            "update.value",
            Map.of(
                "value",
                Phrase.words(
                    NumberFormat.getNumberInstance(look.language().locale()).format(value)),
                "unit",
                look.name(measure.unit())));
  }

  /** The newest value with its period, or what the plan's own words are. */
  Phrase latest(PlanBoard.Standing standing) {
    String period = standing.period();
    if (period == null) {
      return standing
          .measure()
          .latest()
          .map(look::name)
          .orElseGet(() -> look.say("update.value.none"));
    }
    return look.say(
        "update.value.of",
        Map.of("value", value(standing.measure(), standing.value()), "period", period(period)));
  }

  /** Who owes a value. */
  Phrase owner(PlanMeasure measure) {
    return measure.owner().map(look::name).orElseGet(() -> look.say("update.owner.none"));
  }

  /** What was done with an update, by whom and when. */
  Phrase deed(PlanUpdate update, Terms terms) {
    String by = update.stepBy();
    Instant at = update.stepAt();
    return look.say(
        "update.deed." + update.state().label(),
        Map.of(
            "who",
            look.language().name(update.by()),
            "when",
            terms.moment(update.at()),
            "by",
            by == null ? Phrase.words("") : look.language().name(by),
            "at",
            at == null ? Phrase.words("") : terms.moment(at)));
  }
}
