package org.porchlight.workspace.sources;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.porchlight.study.sources.AgreementLine;
import org.porchlight.study.sources.RecordsLine;
import org.porchlight.study.sources.SourceLine;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/** Under what a source's records are held, in words. */
final class CustodyFacts {
  private static final Pattern PERIOD = Pattern.compile("P(\\d+)([YMD])");

  private CustodyFacts() {}

  /** The agreement; nothing when the source needs none. */
  static List<Fact> agreement(Look look, Terms terms, SourceWords words, SourceLine line) {
    List<Fact> all = new ArrayList<>();
    line.agreement()
        .ifPresent(
            one -> {
              all.add(
                  new Fact(look.say("agreement.kind"), look.say("agreement.kind." + one.kind())));
              all.add(
                  new Fact(
                      look.say("agreement.parties"),
                      words.list(one.parties().stream().map(look.language()::name).toList())));
              all.add(
                  new Fact(
                      look.say("agreement.purposes"),
                      words.list(
                          one.purposes().stream()
                              .map(purpose -> look.say("agreement.purpose." + purpose))
                              .toList())));
              all.add(new Fact(look.say("agreement.fields"), fields(look, words, one)));
              all.add(
                  new Fact(
                      look.say("agreement.signed"), terms.date(LocalDate.parse(one.signed()))));
              all.add(new Fact(look.say("agreement.expires"), end(look, terms, one)));
              all.add(
                  new Fact(
                      look.say("agreement.after"), look.say("agreement.after." + one.onExpiry())));
              all.add(new Fact(look.say("agreement.contact"), look.language().name(one.contact())));
              all.add(
                  new Fact(look.say("agreement.document"), look.language().name(one.document())));
            });
    return all;
  }

  private static Phrase fields(Look look, SourceWords words, AgreementLine agreement) {
    return agreement.fields().isEmpty()
        ? look.say("agreement.fields.all")
        : words.list(agreement.fields().stream().map(words::field).toList());
  }

  private static Phrase end(Look look, Terms terms, AgreementLine agreement) {
    LocalDate last = agreement.lastDay();
    return last == null ? look.say("agreement.expires.never") : terms.date(last);
  }

  /** The law of public records; nothing when nobody has said. */
  static List<Fact> publicRecords(Look look, SourceWords words, String source) throws SQLException {
    List<Fact> all = new ArrayList<>();
    look.sight()
        .sources()
        .publicRecords(source)
        .ifPresent(
            one -> {
              all.add(new Fact(look.say("records.class"), look.language().name(one.statute())));
              all.add(new Fact(look.say("records.retention"), retention(look, one)));
              all.add(
                  new Fact(
                      look.say("records.public"),
                      one.publicFields().isEmpty()
                          ? look.say("records.public.none")
                          : words.list(one.publicFields().stream().map(words::field).toList())));
            });
    return all;
  }

  private static Phrase retention(Look look, RecordsLine records) {
    Matcher period = PERIOD.matcher(String.valueOf(records.retention()));
    if (!period.matches()) {
      return look.say("records.retention.none");
    }
    String unit =
        switch (period.group(2)) {
          case "Y" -> "records.years";
          case "M" -> "records.months";
          default -> "records.days";
        };
    return look.count(unit, Long.parseLong(period.group(1)), Map.of());
  }
}
