package org.porchlight.workspace.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;

/** What the linker's comparisons, levels and bits mean in everyday words. */
final class EvidenceWords {
  private static final double NOTHING = 0.5;
  private static final double WEAK = 2;
  private static final double FAIR = 5;
  private static final double STRONG = 9;

  private final Look look;
  private final Language language;

  EvidenceWords(Look look) {
    this.look = look;
    this.language = look.language();
  }

  /** "Family name", at the start of a line. */
  Phrase comparison(String name) {
    return within(name).capitalized(language.locale());
  }

  /** "family name", inside a sentence. */
  Phrase within(String name) {
    return language.find("field." + slug(name)).orElseGet(() -> language.name(name));
  }

  /**
   * "Same, rare". A level that joins several is put into words piece by piece; one that we have no
   * words for stands as the model wrote it.
   */
  Phrase level(String level) {
    return known(level).orElseGet(() -> inPieces(level));
  }

  private Phrase inPieces(String level) {
    List<Phrase> pieces = new ArrayList<>();
    for (String piece : level.split(", ", -1)) {
      pieces.add(known(piece).orElseGet(() -> language.name(piece)));
    }
    return pieces.stream()
        .reduce((before, next) -> look.say("list.comma", Map.of("before", before, "next", next)))
        .orElseGet(() -> language.name(level));
  }

  private Optional<Phrase> known(String level) {
    return language.find("level." + slug(level));
  }

  private static String slug(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /** "a strong sign that they are the same". */
  Phrase strength(double bits) {
    String side = bits < 0 ? "against" : "for";
    double size = Math.abs(bits);
    if (size < NOTHING) {
      return look.say("strength.nothing");
    }
    String how = size < WEAK ? "weak" : size < FAIR ? "fair" : size < STRONG ? "strong" : "great";
    return look.say("strength." + side + "." + how);
  }

  /** "+6.1". */
  Phrase bits(double bits) {
    return Phrase.words(signed(bits));
  }

  /** "9.2", with a sign only below zero. */
  Phrase plain(double bits) {
    return Phrase.words((bits < 0 ? "\u2212" : "") + language.decimal(Math.abs(bits)));
  }

  String signed(double bits) {
    String size = language.decimal(Math.abs(bits));
    return Math.abs(bits) < 0.05 ? size : (bits < 0 ? "\u2212" : "+") + size;
  }
}
