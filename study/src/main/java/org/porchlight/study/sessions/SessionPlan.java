package org.porchlight.study.sessions;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * A session to be.
 *
 * @param startsAt where the city is
 * @param minutes 15 to 600
 * @param seats 1 to 5,000
 * @param prompts 1 to 20
 */
public record SessionPlan(
    Map<String, String> title,
    Map<String, String> place,
    Map<String, String> offered,
    String page,
    LocalDateTime startsAt,
    int minutes,
    String format,
    List<String> languages,
    List<String> interpreters,
    int seats,
    List<Prompt> prompts) {
  public SessionPlan {
    languages = List.copyOf(languages);
    interpreters = List.copyOf(interpreters);
    prompts = List.copyOf(prompts);
  }

  /**
   * A question.
   *
   * @param kind choice or words
   * @param options 2 to 10 of a choice, none of words
   */
  public record Prompt(String kind, Map<String, String> words, List<Map<String, String>> options) {
    public Prompt {
      options = List.copyOf(options);
    }

    /** None of its words. */
    @Override
    public String toString() {
      return "a prompt";
    }
  }

  /** None of its words. */
  @Override
  public String toString() {
    return "a session to be";
  }
}
