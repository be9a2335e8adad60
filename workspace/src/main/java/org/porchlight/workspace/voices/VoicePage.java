package org.porchlight.workspace.voices;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.voices.PublicQuestion;
import org.porchlight.study.voices.Voice;
import org.porchlight.study.voices.VoiceStep;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Choice;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.PublicWords;
import org.porchlight.workspace.frame.Terms;
import org.porchlight.workspace.frame.TextFields;

/**
 * One message and what can be done about it.
 *
 * @param words as the resident wrote them
 * @param spoken the language of the page they wrote on
 * @param flags what looks personal; empty when nothing does
 * @param contact how the sender may be answered, when that was asked for
 * @param hasContact whether the sender said how to answer
 * @param question the public question; empty while it is none
 * @param form what was filled in so far
 * @param problem why the last try came to nothing
 */
public record VoicePage(
    Frame frame,
    String address,
    Phrase kind,
    Phrase state,
    String tone,
    boolean urgent,
    String words,
    String spoken,
    Optional<Phrase> flags,
    List<Fact> facts,
    boolean hasContact,
    Optional<String> contact,
    Optional<Asked> question,
    List<Choice> agencies,
    List<Step> steps,
    VoiceForm form,
    Optional<Phrase> problem)
    implements Page, TextFields {

  public VoicePage {
    facts = List.copyOf(facts);
    agencies = List.copyOf(agencies);
    steps = List.copyOf(steps);
  }

  /** What somebody did with it, and why. */
  public record Step(Phrase what, String note) {}

  /**
   * The question as everybody reads it.
   *
   * @param answer in the reader's language; empty while there is none
   */
  public record Asked(
      long id,
      Phrase words,
      Phrase state,
      String tone,
      boolean closed,
      Optional<Phrase> answer,
      Phrase seconds) {}

  static Optional<VoicePage> of(
      Look look, long id, VoiceForm form, Optional<Phrase> problem, boolean withContact)
      throws SQLException {
    Optional<Voice> found = look.sight().voices().find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Voice voice = found.get();
    Terms terms = Terms.of(look);
    VoiceWords words = new VoiceWords(look, terms);
    List<Step> steps = new ArrayList<>();
    for (VoiceStep step : look.sight().voices().steps(id)) {
      steps.add(new Step(words.step(step), step.note()));
    }
    Optional<Asked> asked =
        look.sight().voices().board().stream()
            .filter(one -> one.voice() == id)
            .findFirst()
            .map(one -> asked(look, one));
    return Optional.of(
        new VoicePage(
            look.frame(look.say("voice.title", "id", look.number(id))),
            look.visit().link("/voices/" + id),
            words.kind(voice),
            words.state(voice),
            VoiceWords.tone(voice),
            voice.urgent(),
            voice.words(),
            voice.language(),
            voice.flags().isEmpty()
                ? Optional.empty()
                : Optional.of(
                    look.say("voice.flags", "flags", PublicWords.flags(look, voice.flags()))),
            facts(look, words, voice),
            voice.contact(),
            withContact ? look.sight().voices().contact(id) : Optional.empty(),
            asked,
            terms.agencies().stream()
                .map(
                    agency ->
                        new Choice(
                            agency.id(),
                            terms.agency(agency.id()),
                            "",
                            agency.id().equals(voice.agency())))
                .toList(),
            steps,
            form,
            problem));
  }

  private static Asked asked(Look look, PublicQuestion one) {
    return new Asked(
        one.id(),
        look.name(one.words()),
        look.say("voice.question." + one.state()),
        VoiceWords.tone(one.state()),
        one.closed(),
        one.answer().map(look::name),
        look.count("voice.seconds", one.seconds(), Map.of()));
  }

  private static List<Fact> facts(Look look, VoiceWords words, Voice voice) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(look.say("voice.received"), words.terms().moment(voice.receivedAt())));
    facts.add(new Fact(look.say("voices.page"), look.language().name(voice.page())));
    String release = voice.release();
    if (release != null) {
      facts.add(new Fact(look.say("voice.release"), look.language().name(release)));
    }
    facts.add(new Fact(look.say("voice.agency"), words.agency(voice)));
    facts.add(new Fact(look.say("voice.language"), look.language().name(voice.language())));
    return facts;
  }

  @Override
  public String field(String name) {
    return form.field(name);
  }

  /** Whether a choice is made. */
  public boolean chosen(String name, String value) {
    return form.field(name).equals(value);
  }

  @Override
  public String template() {
    return "voice.jte";
  }
}
