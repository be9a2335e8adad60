package org.porchlight.workspace.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.porchlight.study.people.DecisionLine;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/**
 * A decision about two records.
 *
 * @param what same or not the same, and of which records
 * @param taken by whom and when
 * @param withdrawn by whom and when it was taken back; empty when it is in force
 * @param withdrawal where to take it back
 */
public record DecisionRow(
    Phrase what, Phrase reason, Phrase taken, Optional<Phrase> withdrawn, String withdrawal) {

  /** Rows for these decisions. */
  public static List<DecisionRow> of(Look look, Terms terms, List<DecisionLine> lines) {
    return lines.stream().map(line -> row(look, terms, line)).toList();
  }

  private static DecisionRow row(Look look, Terms terms, DecisionLine line) {
    Instant withdrawnAt = line.withdrawnAt();
    return new DecisionRow(
        look.say(
            "decision." + line.verdict().label(),
            Map.of(
                "left", record(look, terms, line.leftKey()),
                "right", record(look, terms, line.rightKey()))),
        look.language().name(line.reason()),
        made(look, terms, "made", line.by(), line.at()),
        withdrawnAt == null
            ? Optional.empty()
            : Optional.of(
                made(
                    look,
                    terms,
                    "decision.withdrawn",
                    Objects.requireNonNullElse(line.withdrawnBy(), ""),
                    withdrawnAt)),
        look.visit().link("/decisions/%d/withdrawal".formatted(line.id())));
  }

  private static Phrase made(Look look, Terms terms, String key, String who, Instant when) {
    return look.say(key, Map.of("who", look.language().name(who), "when", terms.moment(when)));
  }

  /** A record by its source and its number there, from {@code source/record/role}. */
  private static Phrase record(Look look, Terms terms, String key) {
    int source = key.indexOf('/');
    int role = key.lastIndexOf('/');
    return source < 0 || role <= source
        ? look.language().name(key)
        : look.say(
            "record.called",
            Map.of(
                "source", terms.source(key.substring(0, source)),
                "number", look.language().name(key.substring(source + 1, role))));
  }
}
