package org.porchlight.study.voices;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.commons.voices.BoardQuestion;
import org.porchlight.commons.voices.NewVoice;
import org.porchlight.commons.voices.VoiceKind;
import org.porchlight.commons.voices.Voices;
import org.porchlight.release.LocalText;
import org.porchlight.study.Server;
import org.porchlight.study.access.Looks;
import org.porchlight.study.access.Role;
import org.porchlight.study.world.Town;

/** What staff see of messages, and what they can do with them. */
class VoiceDeskTest {
  private static final Server server = Server.start();
  private static final Map<String, String> WORDS = Map.of("en", "Why?", "es", "¿Por qué?");

  private Town town;
  private Voices residents;

  @BeforeEach
  void prepare() throws SQLException {
    town = Town.any(server);
    residents = new Voices(server.owner());
    residents.receive(voice(1, VoiceKind.QUESTION, "crisis", "ann@example.org"));
    residents.receive(voice(2, VoiceKind.COMMENT, "police", null));
    residents.receive(voice(3, VoiceKind.SUGGESTION, null, null));
    residents.receive(voice(4, VoiceKind.UNCLEAR, "crisis", null));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static NewVoice voice(
      int number, VoiceKind kind, @Nullable String agency, @Nullable String contact) {
    return new NewVoice(
        new UUID(0, number),
        "aaaaaaaaa" + (char) ('a' + number),
        kind,
        "en",
        "/topics/crisis",
        "0001",
        agency,
        kind == VoiceKind.UNCLEAR ? "" : "Why is May lower?",
        Set.of("phone"),
        false,
        contact);
  }

  private <T> Optional<T> look(Role role, String agency, Looks.Reading<T> reading)
      throws SQLException {
    return town.looks().look(town.session(role, agency), "voices", null, reading);
  }

  private List<Voice> list(Role role, String agency) throws SQLException {
    return look(role, agency, sight -> Optional.of(sight.voices().list())).orElseThrow();
  }

  private long question() throws SQLException {
    return list(Role.ANALYST, "").stream()
        .filter(voice -> voice.kind().equals("question"))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void eachAgencySeesItsOwnAndTheAnalystAll() throws SQLException {
    assertThat(list(Role.MEMBER, "crisis")).extracting(Voice::kind).containsExactly("question");
    assertThat(list(Role.STEWARD, "police")).extracting(Voice::kind).containsExactly("comment");
    assertThat(list(Role.MEMBER, "fire")).isEmpty();
    assertThat(list(Role.ANALYST, "")).hasSize(3);
    assertThat(list(Role.PRIVACY_OFFICER, "")).isEmpty();
    assertThat(list(Role.ADMINISTRATOR, "")).isEmpty();
    assertThat(
            look(Role.MEMBER, "crisis", sight -> Optional.of(sight.voices().clarity()))
                .orElseThrow())
        .containsExactly(new VoiceDesk.Clarity("/topics/crisis", 0, 1));
  }

  @Test
  void onlyWhoSeesTheMessageSeesHowToAnswer() throws SQLException {
    long id = question();
    assertThat(look(Role.MEMBER, "crisis", sight -> sight.voices().contact(id)))
        .contains("ann@example.org");
    assertThat(look(Role.MEMBER, "police", sight -> sight.voices().contact(id))).isEmpty();
    assertThat(look(Role.MEMBER, "police", sight -> sight.voices().find(id))).isEmpty();
  }

  @Test
  void aMessageGoesToTheAgencyItWasGivenTo() throws SQLException {
    long id = question();
    assertThat(step(Role.MEMBER, "police", id, Voice.State.ASSIGNED, "police")).isEmpty();
    assertThat(step(Role.ANALYST, "", id, Voice.State.ASSIGNED, "nobody")).isEmpty();
    assertThat(step(Role.ANALYST, "", id, Voice.State.ASSIGNED, "police")).contains(true);
    assertThat(list(Role.MEMBER, "crisis")).isEmpty();
    assertThat(list(Role.MEMBER, "police")).hasSize(2);
    assertThat(look(Role.ANALYST, "", sight -> Optional.of(sight.voices().steps(id))).orElseThrow())
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.step()).isEqualTo(Voice.State.ASSIGNED);
              assertThat(step.agency()).isEqualTo("police");
              assertThat(step.note()).isEqualTo("because");
            });
  }

  @Test
  void whatIsSetAsideTellsItsSenderWhy() throws SQLException {
    long id = question();
    assertThat(step(Role.MEMBER, "crisis", id, Voice.State.SET_ASIDE, null)).contains(true);
    assertThat(residents.whereabouts("aaaaaaaaab").orElseThrow().why()).isEqualTo("because");
  }

  private Optional<Boolean> step(
      Role role, String agency, long id, Voice.State step, @Nullable String to)
      throws SQLException {
    return look(role, agency, sight -> sight.voices().step(id, step, to, " because "));
  }

  @Test
  void aQuestionIsPublishedAnsweredAndLeadsToAChange() throws SQLException {
    long id = question();
    assertThat(publish("police", id)).isEmpty();
    long number = publish("crisis", id).orElseThrow();
    assertThat(publish("crisis", id)).as("twice").isEmpty();
    assertThat(step(Role.MEMBER, "crisis", id, Voice.State.SET_ASIDE, null))
        .as("it is on the board")
        .contains(false);

    assertThat(answer("police", number, "answered", WORDS)).isFalse();
    assertThat(answer("crisis", number, "looking", null)).isTrue();
    assertThat(answer("crisis", number, "answered", Map.of("en", "So.", "es", "Así."))).isTrue();
    BoardQuestion shown = residents.board().getFirst();
    assertThat(shown.answer()).isEqualTo(LocalText.of("So.", "Así."));
    assertThat(shown.answerPage()).isEqualTo("/topics/crisis");
    PublicQuestion staff =
        look(Role.MEMBER, "fire", sight -> Optional.of(sight.voices().board()))
            .orElseThrow()
            .getFirst();
    assertThat(staff.closed()).isTrue();
    assertThat(staff.voice()).isEqualTo(id);

    assertThat(changed("police", id)).isEmpty();
    assertThat(changed("crisis", id)).isPresent();
    assertThat(residents.done().getFirst().questions()).containsExactly(number);
    assertThat(look(Role.ANALYST, "", sight -> Optional.of(sight.voices().changes())).orElseThrow())
        .singleElement()
        .extracting(DoneChange::voices)
        .isEqualTo(1);
  }

  private OptionalLong publish(String agency, long id) throws SQLException {
    return look(Role.STEWARD, agency, sight -> Optional.of(sight.voices().publish(id, WORDS)))
        .orElseThrow();
  }

  private boolean answer(
      String agency, long number, String state, @Nullable Map<String, String> words)
      throws SQLException {
    return look(
            Role.STEWARD,
            agency,
            sight ->
                Optional.of(
                    sight
                        .voices()
                        .answer(
                            number,
                            state,
                            words,
                            words == null ? null : "/topics/crisis",
                            words == null ? null : "0001")))
        .orElseThrow();
  }

  private OptionalLong changed(String agency, long id) throws SQLException {
    return look(
            Role.STEWARD,
            agency,
            sight ->
                Optional.of(
                    sight.voices().changed("/topics/crisis", WORDS, WORDS, null, List.of(id))))
        .orElseThrow();
  }
}
