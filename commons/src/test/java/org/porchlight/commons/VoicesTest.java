package org.porchlight.commons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.commons.voices.BoardQuestion;
import org.porchlight.commons.voices.Done;
import org.porchlight.commons.voices.ListeningMonth;
import org.porchlight.commons.voices.NewVoice;
import org.porchlight.commons.voices.VoiceKind;
import org.porchlight.commons.voices.Voices;
import org.porchlight.commons.voices.Whereabouts;
import org.porchlight.release.LocalText;

/** What residents say, through the role of the public server, in a real database. */
class VoicesTest {
  private static Server server;
  private Voices voices;

  @BeforeAll
  static void start() {
    server = Server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() throws SQLException {
    server.newCity();
    CommonsSchema schema = new CommonsSchema(server.owner().dataSource());
    schema.migrate();
    schema.openTo("porch");
    voices = new Voices(server.reader().dataSource());
  }

  private static NewVoice voice(int ticket, String code, VoiceKind kind, @Nullable String contact) {
    String words = kind == VoiceKind.CLEAR || kind == VoiceKind.UNCLEAR ? "" : "Why is May lower?";
    return new NewVoice(
        new UUID(0, ticket),
        code,
        kind,
        "en",
        "/topics/911",
        "0001",
        "police",
        words,
        Set.of(),
        false,
        contact);
  }

  @Test
  void aMessageIsTakenInAndItsSenderCanAskHowFarItIs() throws SQLException {
    assertThat(voices.receive(voice(1, "aaaaaaaaaa", VoiceKind.QUESTION, "ann@example.org")))
        .isEqualTo("aaaaaaaaaa");
    Whereabouts found = voices.whereabouts("aaaaaaaaaa").orElseThrow();
    assertThat(found.state()).isEqualTo(Whereabouts.State.RECEIVED);
    assertThat(found.kind()).isEqualTo(VoiceKind.QUESTION);
    assertThat(found.question()).isEmpty();
    assertThat(found.contact()).isTrue();
    assertThat(voices.whereabouts("bbbbbbbbbb")).isEmpty();
  }

  @Test
  void theSameFormTwiceIsOneMessage() throws SQLException {
    voices.receive(voice(1, "aaaaaaaaaa", VoiceKind.QUESTION, null));
    assertThat(voices.receive(voice(1, "bbbbbbbbbb", VoiceKind.COMMENT, null)))
        .isEqualTo("aaaaaaaaaa");
    assertThat(voices.whereabouts("bbbbbbbbbb")).isEmpty();
    assertThat(voices.listening())
        .singleElement()
        .extracting(ListeningMonth::messages)
        .isEqualTo(1);
  }

  @Test
  void contactsGoWhenTheSenderOrTheirTimeSaysSo() throws SQLException {
    voices.receive(voice(1, "aaaaaaaaaa", VoiceKind.QUESTION, "ann@example.org"));
    voices.receive(voice(2, "bbbbbbbbbb", VoiceKind.QUESTION, "bob@example.org"));
    assertThat(voices.forgetContact("aaaaaaaaaa")).isTrue();
    assertThat(voices.forgetContact("aaaaaaaaaa")).isFalse();
    assertThatThrownBy(() -> voices.forgetContactsBefore(Instant.EPOCH))
        .isInstanceOf(SQLException.class);
    Voices owners = new Voices(server.owner().dataSource());
    assertThat(owners.forgetContactsBefore(Instant.EPOCH)).isZero();
    assertThat(owners.forgetContactsBefore(Instant.parse("2999-01-01T00:00:00Z"))).isEqualTo(1);
    assertThat(voices.whereabouts("bbbbbbbbbb").orElseThrow().contact()).isFalse();
  }

  @Test
  void theBoardShowsWhatStaffPublishedAndNothingElse() throws SQLException {
    voices.receive(voice(1, "aaaaaaaaaa", VoiceKind.QUESTION, null));
    assertThat(voices.board()).isEmpty();
    publish();
    BoardQuestion question = voices.board().getFirst();
    assertThat(question.words()).isEqualTo(LocalText.of("Why is May lower?", "¿Por qué?"));
    assertThat(question.state()).isEqualTo(BoardQuestion.State.RECEIVED);
    assertThat(question.answer()).isNull();
    assertThat(voices.second(question.id())).isEqualTo(OptionalInt.of(1));
    assertThat(voices.second(question.id())).isEqualTo(OptionalInt.of(2));
    assertThat(voices.second(999)).isEmpty();
    assertThat(voices.board().getFirst().seconds()).isEqualTo(2);
    Whereabouts found = voices.whereabouts("aaaaaaaaaa").orElseThrow();
    assertThat(found.state()).isEqualTo(Whereabouts.State.PUBLISHED);
    assertThat(found.question()).hasValue(question.id());

    server.executeInCity(
        "insert into commons.question_step (question, state, account) values (1, 'looking', 1)");
    server.executeInCity(
        "insert into commons.question_step (question, state, words, page, account) values"
            + " (1, 'answered', '{\"en\": \"Late reports.\", \"es\": \"Tarde.\"}', '/topics/911', 1)");
    BoardQuestion answered = voices.board().getFirst();
    assertThat(answered.state()).isEqualTo(BoardQuestion.State.ANSWERED);
    assertThat(answered.answer()).isEqualTo(LocalText.of("Late reports.", "Tarde."));
    assertThat(voices.listening().getLast().days()).hasValue(0);
    assertThat(voices.listening().getLast().answered()).isEqualTo(1);
  }

  @Test
  void aChangeNamesTheQuestionsThatLedToIt() throws SQLException {
    voices.receive(voice(1, "aaaaaaaaaa", VoiceKind.QUESTION, null));
    voices.receive(voice(2, "bbbbbbbbbb", VoiceKind.SUGGESTION, null));
    voices.receive(voice(3, "cccccccccc", VoiceKind.CLEAR, null));
    publish();
    server.executeInCity(
        "insert into commons.change (day, page, heard, did, account) values (current_date,"
            + " '/topics/911', '{\"en\": \"Hard\", \"es\": \"Difícil\"}', '{\"en\": \"A line\", \"es\":"
            + " \"Una línea\"}', 1); insert into commons.change_voice values (1, 1), (1, 2)");
    Done done = voices.done().getFirst();
    assertThat(done.voices()).isEqualTo(2);
    assertThat(done.questions()).containsExactly(1L);
    ListeningMonth month = voices.listening().getLast();
    assertThat(month.messages()).isEqualTo(2);
    assertThat(month.questions()).isEqualTo(1);
    assertThat(month.clear()).isEqualTo(1);
    assertThat(month.changes()).isEqualTo(1);
    assertThat(month.days()).isEmpty();
  }

  @Test
  void whatStaffDidIsNeverRewritten() throws SQLException {
    voices.receive(voice(1, "aaaaaaaaaa", VoiceKind.QUESTION, null));
    publish();
    assertThatThrownBy(
            () -> server.executeInCity("update commons.question set asked_on = '2020-01-01'"))
        .hasMessageContaining("never changed");
  }

  private static void publish() throws SQLException {
    server.executeInCity(
        "insert into commons.question (voice, asked_on, agency, page, words, account) values (1,"
            + " (now() at time zone 'UTC')::date, 'police', '/topics/911', '{\"en\": \"Why is May"
            + " lower?\", \"es\": \"¿Por qué?\"}', 1)");
  }
}
