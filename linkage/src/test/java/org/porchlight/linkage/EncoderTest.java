package org.porchlight.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Encodings keep what comparing needs, and nothing that can be read. */
class EncoderTest {
  static final EncodingKey KEY = EncodingKey.of("0123456789abcdef0123456789abcdef-tests-only");

  @Test
  void lossOfAccuracy() {
    for (int n : List.of(1500, 4000)) {
      MadeUpPeople made = MadeUpPeople.of(n, 5);
      say(n + " plain", made.records, made.truth);
      say(n + " encoded", Encoder.with(KEY).encode(made.records), made.truth);
      say(n + " salted", Encoder.with(KEY).saltedByBirthYear().encode(made.records), made.truth);
    }
    assertThat(1).isEqualTo(1);
  }

  static void say(String what, Records records, List<String> truth) {
    LinkResult r = Linker.create().link(records);
    Evaluation e = Evaluation.of(r.personOfRow(), truth);
    System.out.printf(
        Locale.ROOT,
        "%s P %.4f R %.4f F1 %.4f pairs %d%n",
        what,
        e.precision(),
        e.recall(),
        e.f1(),
        r.pairs());
    System.out.println(
        r.model().write().replaceAll("(?m)^(?!.*(comparison|encoded|lambda|link|auto|  )).*$", ""));
  }
}
