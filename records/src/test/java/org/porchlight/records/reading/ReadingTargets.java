package org.porchlight.records.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import org.porchlight.records.FuzzTarget;

/** Texts read as moments. */
public final class ReadingTargets {
  private static final List<MomentFormat> FORMATS =
      List.of(
              "yyyy-MM-dd HH:mm:ss",
              "M/d/yyyy h:mm a",
              "MMM d yyyy h:mm a",
              "yyyyMMddHHmmss",
              "dd.MM.yy",
              "EEEE, d MMMM yyyy HH:mm",
              "iso",
              "epoch-seconds",
              "epoch-millis",
              "excel",
              "stata-millis",
              "stata-days")
          .stream()
          .map(pattern -> MomentFormat.of(List.of(pattern)))
          .toList();

  private ReadingTargets() {}

  /** The text in every form; and any text as a pattern, with a moment in it. */
  public static List<FuzzTarget> all() {
    return List.of(
        new FuzzTarget(
            "moment",
            texts(
                "2024-02-29 24:00:00",
                "2/9/2024 12:05 PM",
                "2024-02-29T10:00:00.123-05:00",
                "45351.5",
                "-1709164800000"),
            input -> {
              String text = new String(input, UTF_8);
              FORMATS.forEach(format -> format.read(text, new Moment()));
            }),
        new FuzzTarget(
            "moment-pattern",
            texts(
                "yyyy-MM-dd HH:mm\n2024-02-29 10:00", "d MMM yy[ h:mm a]\n1 Feb 24", "'T'HH\nT12"),
            input -> {
              String[] both = new String(input, UTF_8).split("\n", 2);
              if (both.length == 2) {
                pattern(both[0], both[1]);
              }
            }));
  }

  private static void pattern(String pattern, String text) {
    MomentFormat format;
    try {
      var _ = java.time.format.DateTimeFormatter.ofPattern(pattern);
      format = MomentFormat.of(List.of(pattern));
    } catch (IllegalArgumentException | ClassCastException e) {
      // The city folder's reader refuses a source with such a pattern.
      return;
    }
    format.read(text, new Moment());
  }

  private static List<byte[]> texts(String... texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(UTF_8)).toList();
  }
}
