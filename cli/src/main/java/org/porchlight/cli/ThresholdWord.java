package org.porchlight.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Problem;
import org.porchlight.linkage.MatchWeight;

/**
 * A threshold as operators write it: {@code 6.6} bits, or {@code 99%}. A bare number between 0 and
 * 1 could be meant as either, so it is asked back.
 */
final class ThresholdWord {
  private static final Pattern FORM =
      Pattern.compile("([+-]?\\d{1,3}(?:\\.\\d{1,9})?) ?(%|bits?)?", Pattern.CASE_INSENSITIVE);
  private static final double MOST_BITS = 100;

  private ThresholdWord() {}

  /** The weight meant; {@code problems} gets what cannot be understood. */
  static Optional<MatchWeight> read(@Nullable String word, List<Problem> problems) {
    if (word == null) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(word.strip());
    if (!form.matches()) {
      return refuse(
          word, "this should be a number of bits such as 3.5, or a chance such as 95%.", problems);
    }
    double number = Double.parseDouble(form.group(1));
    String unit = form.group(2) == null ? "" : form.group(2).toLowerCase(Locale.ROOT);
    if (unit.equals("%")) {
      return number <= 0 || number >= 100
          ? refuse(word, "a chance lies above 0% and below 100%.", problems)
          : Optional.of(MatchWeight.ofProbability(number / 100));
    }
    if (unit.isEmpty() && number > 0 && number < 1) {
      return refuse(
          word,
          "this could be bits or a chance. Write %s%% for the chance or %sbits for the weight."
              .formatted(percent(number), form.group(1)),
          problems);
    }
    return Math.abs(number) > MOST_BITS
        ? refuse(word, "a threshold lies between -100 and 100 bits.", problems)
        : Optional.of(new MatchWeight(number));
  }

  private static String percent(double share) {
    return new java.math.BigDecimal(Double.toString(share))
        .movePointRight(2)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static Optional<MatchWeight> refuse(String word, String reason, List<Problem> problems) {
    problems.add(new Problem("--threshold " + word, reason, "PL-DEDUPE-013"));
    return Optional.empty();
  }
}
