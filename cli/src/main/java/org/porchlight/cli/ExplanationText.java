package org.porchlight.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.porchlight.linkage.Decision;
import org.porchlight.linkage.Explanation;
import org.porchlight.linkage.Guard;
import org.porchlight.linkage.LinkResult;

/**
 * Why two records are, or are not, one person, for somebody who reads it aloud in a case
 * conference. Says how the values compare, never the values: whoever may see them has the files.
 */
final class ExplanationText {
  private static final int NAME_WIDTH = 15;
  private static final int LEVEL_WIDTH = 44;
  private static final int MOST_BLOCKS = 20;

  private ExplanationText() {}

  static List<String> of(Explanation why, String left, String right, LinkResult result) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "%s and %s: %s".formatted(left, right, why.samePerson() ? "one person" : "two persons"));
    lines.add("");
    lines.add(line("start", "two records picked blindly", why.start().bits(), false));
    for (Explanation.FieldEvidence field : why.fields()) {
      lines.add(line(field.comparison(), field.level(), field.weight().bits(), true));
    }
    if (why.household().bits() <= -0.05) {
      lines.add(
          line("household", "they may be two people of one home", why.household().bits(), true));
    }
    lines.add(" ".repeat(2) + "-".repeat(NAME_WIDTH + LEVEL_WIDTH + 8));
    lines.add(line("together", chance(why.weight().probability()), why.weight().bits(), false));
    lines.add("");
    lines.add(verdict(why, result));
    return lines;
  }

  private static String line(String name, String level, double bits, boolean drawn) {
    return String.format(
            Locale.ROOT,
            "  %-" + NAME_WIDTH + "s %-" + LEVEL_WIDTH + "s %7s%s",
            cut(name, NAME_WIDTH),
            cut(level, LEVEL_WIDTH),
            bits(bits),
            drawn ? "  " + blocks(bits) : "")
        .stripTrailing();
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  private static String blocks(double bits) {
    int count = (int) Math.min(MOST_BLOCKS, Math.round(Math.abs(bits)));
    return (bits < 0 ? "-" : "+").repeat(count);
  }

  static String bits(double bits) {
    double tenths = Math.round(bits * 10) / 10.0 + 0.0;
    return tenths == 0 ? "0.0" : String.format(Locale.ROOT, "%+.1f", tenths);
  }

  private static String chance(double probability) {
    if (probability > 0.999) {
      return "a chance of more than 99.9%";
    }
    return probability < 0.001
        ? "a chance of less than 0.1%"
        : String.format(Locale.ROOT, "a chance of %.1f%%", probability * 100);
  }

  private static String verdict(Explanation why, LinkResult result) {
    double link = result.threshold().bits();
    double auto = result.model().auto().bits();
    double weight = why.weight().bits();
    if (why.decided().isPresent()) {
      return why.decided().get() == Decision.Verdict.SAME
          ? "Somebody decided that they are the same person; that holds whatever the weight."
          : "Somebody decided that they are not the same person; that holds whatever the weight.";
    }
    if (why.keptApart()) {
      String apart =
          "By themselves they are kept apart, because %s.".formatted(why.guard().words());
      boolean never = why.guard() == Guard.SUFFIX;
      return why.samePerson() && !never
          ? apart + " Other records of the person bring them together all the same; look at those."
          : apart + (never ? " No other record can bring them together." : "");
    }
    if (why.samePerson()) {
      if (weight < link) {
        return "By themselves they would not be put together: that takes %s bits. They are one person through other records that both agree with: all told, %s."
            .formatted(bits(link), chance(why.chance()));
      }
      return weight < auto
          ? "Enough to be put together, which takes %s bits; too little to need no second look, which takes %s."
              .formatted(bits(link), bits(auto))
          : "Enough to need no second look, which takes %s bits.".formatted(bits(auto));
    }
    return weight < link
        ? "Too little to be put together, which takes %s bits.".formatted(bits(link))
        : "Enough by themselves, which takes %s bits; but other records of the two persons speak against it, or one of the two says too little to tell whose it is."
            .formatted(bits(link));
  }
}
