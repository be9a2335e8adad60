package org.porchlight.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.study.access.Passwords;

class PasswordsTest {
  private final Passwords passwords = new Passwords(new SecureRandom());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "Password1234!",
        "P@ssw0rd2026",
        "qwertyuiop12",
        "aaaaaaaaaaaa",
        "abababababab",
        "123456789012",
        "welcomewelcome",
        "Summer2026!!",
        "contrasena2026",
        "Bienvenido123",
        "porchlight-police",
        "ana.ruiz.ana.ruiz",
        "anaruiz.2026"
      })
  void whatIsGuessedFirstIsRefused(String password) {
    assertThat(passwords.objection(password, "ana.ruiz")).contains(Passwords.Objection.COMMON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nine lanterns over the bridge",
        "tortuga bajo la lluvia",
        "gT7#mzQ-ty4K",
        "correct horse battery",
        "密码是十二个字以上的长句子"
      })
  void aSentenceOfOnesOwnIsAccepted(String password) {
    assertThat(passwords.objection(password, "ana")).isEmpty();
  }

  @Test
  void lengthIsCountedInCharacters() {
    assertThat(passwords.objection("gT7#mzQ-ty4", "ana")).contains(Passwords.Objection.TOO_SHORT);
    assertThat(passwords.objection("gT7#mzQ-ty4K".repeat(11), "ana"))
        .contains(Passwords.Objection.TOO_LONG);
    assertThat(passwords.objection("ab cd ef gh ".repeat(10) + "12345678", "ana")).isEmpty();
  }

  @Test
  void aHashHoldsForItsPasswordOnly() {
    String hash = passwords.hash("nine lanterns");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("lantern");
    assertThat(passwords.matches("nine lanterns", hash)).isTrue();
    assertThat(passwords.matches("nine lantern", hash)).isFalse();
    assertThat(passwords.hash("nine lanterns")).isNotEqualTo(hash);
  }

  /** Against another implementation: the reference program's answer for these parameters. */
  @Test
  void hashesOfOtherProgramsAreUnderstood() {
    assertThat(
            passwords.matches(
                "password",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))
        .isTrue();
  }
}
