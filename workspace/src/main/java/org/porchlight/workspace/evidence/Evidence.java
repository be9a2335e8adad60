package org.porchlight.workspace.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.counts.RunFigures;
import org.porchlight.study.counts.RunNote;
import org.porchlight.study.people.FieldEvidence;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.svg.MadeUpMark;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Look;

/**
 * Why two records are taken for one person's, or not quite.
 *
 * @param verdict what the weight comes to, in a sentence
 * @param weakest the comparison that speaks least for it, in a sentence; empty when none does
 * @param svg a waterfall of bits
 */
public record Evidence(Phrase verdict, Optional<Phrase> weakest, String svg, DataTable table) {
  private static final int LETTERS = 12;

  /**
   * Evidence about two records.
   *
   * @param joined whether they are one person's already, through whatever other records
   */
  static Evidence of(
      Look look,
      List<FieldEvidence> fields,
      double bits,
      Optional<RunNote> run,
      boolean joined,
      boolean madeUp) {
    EvidenceWords words = new EvidenceWords(look);
    double needed = run.map(RunNote::figures).map(RunFigures::thresholdBits).orElse(0.0);
    double sure = run.map(RunNote::figures).map(RunFigures::autoBits).orElse(needed);
    String svg = new Waterfall(look.language(), words).draw(fields, bits, needed);
    String verdict =
        bits >= sure ? "sure" : bits >= needed ? "probable" : joined ? "alone" : "possible";
    return new Evidence(
        look.say(
            "verdict." + verdict, Map.of("bits", words.plain(bits), "needed", words.plain(needed))),
        fields.stream()
            .min(Comparator.comparingDouble(FieldEvidence::bits))
            .map(
                weakest ->
                    look.say(
                        weakest.bits() < 0 ? "evidence.weakest.against" : "evidence.weakest",
                        Map.of(
                            "field", words.within(weakest.comparison()),
                            "level", words.level(weakest.level()),
                            "bits", words.bits(weakest.bits())))),
        madeUp ? MadeUpMark.add(svg, look.language().text("madeup.short"), LETTERS) : svg,
        table(look, words, fields));
  }

  private static DataTable table(Look look, EvidenceWords words, List<FieldEvidence> fields) {
    List<DataTable.Row> rows = new ArrayList<>();
    for (FieldEvidence field : fields) {
      rows.add(
          new DataTable.Row(
              words.comparison(field.comparison()),
              List.of(
                  words.level(field.level()),
                  words.strength(field.bits()),
                  words.bits(field.bits()))));
    }
    return new DataTable(
        look.say("evidence.caption"),
        List.of(
            look.say("evidence.head.field"),
            look.say("evidence.head.level"),
            look.say("evidence.head.words"),
            look.say("evidence.head.bits")),
        rows);
  }
}
