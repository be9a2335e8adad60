package org.porchlight.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a city writes to go with its numbers. It lies beside the tables as {@value #FILE}, so that
 * guide and story stay with the numbers they speak of.
 *
 * @param site where residents reach the hub, without a slash at its end; null when not decided
 * @param measures a guide for each table, by the table's id
 * @param sources a guide for each source, by its id
 * @param work what the city does, by topic
 * @param terms words the city explains besides those that the house explains
 * @param stories in the order shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Words(
    @Nullable String site,
    Map<String, Guide> measures,
    Map<String, Guide> sources,
    Map<String, List<Work>> work,
    List<Term> terms,
    List<Story> stories) {

  public static final String FILE = "words.json";

  /** A release that came without words. */
  public static final Words NONE =
      new Words(null, Map.of(), Map.of(), Map.of(), List.of(), List.of());

  public Words {
    measures = sorted(measures);
    sources = sorted(sources);
    work = sorted(work);
    terms = List.copyOf(terms);
    stories = List.copyOf(stories);
  }

  /** The same bytes for the same words, whatever order they were read in. */
  private static <T> Map<String, T> sorted(Map<String, T> map) {
    return java.util.Collections.unmodifiableMap(new TreeMap<>(map));
  }

  /** The words as the file's bytes. */
  public byte[] bytes() {
    return ReleaseJson.bytes(this);
  }

  /** The story of this id. */
  public Optional<Story> story(String id) {
    return stories.stream().filter(story -> story.id().equals(id)).findFirst();
  }

  /**
   * How to read a table or a source, in plain words.
   *
   * @param counted what is in the numbers
   * @param left what is not
   * @param reading how to read them
   * @param limits what they cannot tell
   * @param ask whom to ask
   */
  public record Guide(
      LocalText counted, LocalText left, LocalText reading, LocalText limits, LocalText ask) {}

  /**
   * One thing the city does.
   *
   * @param number of the initiative in the plan: 2.14
   */
  public record Work(String number, LocalText title) {}

  /** A word and what it means. */
  public record Term(String id, LocalText name, LocalText text) {}

  /**
   * A story.
   *
   * @param id the last part of its address
   * @param topic what it belongs to
   * @param place the area it tells of; null for the whole city
   * @param by who wrote it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Story(
      String id,
      LocalText title,
      LocalText lead,
      String topic,
      @Nullable String place,
      LocalText by,
      List<Part> parts) {
    private static final Pattern CELL = Pattern.compile("\\{\\{cell:([^}]*)}}");

    public Story {
      parts = List.copyOf(parts);
    }

    /** The names of all cells that the story's texts cite. */
    public Set<String> cited() {
      Set<String> cited = new TreeSet<>();
      cite(lead, cited);
      for (Part part : parts) {
        cite(part.text(), cited);
        cite(part.did() == null ? null : part.did().text(), cited);
      }
      return cited;
    }

    private static void cite(@Nullable LocalText text, Set<String> cited) {
      if (text != null) {
        text.byLanguage()
            .values()
            .forEach(
                words -> CELL.matcher(words).results().forEach(hit -> cited.add(hit.group(1))));
      }
    }
  }

  /**
   * One part of a story; just one of the four is there.
   *
   * @param text a paragraph; {@code {{cell:table/area/time/type}}} stands for a released number
   * @param chart a picture of a table
   * @param quote what a resident said
   * @param did what the city did
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Part(
      @Nullable LocalText text, @Nullable Chart chart, @Nullable Quote quote, @Nullable Did did) {}

  /** A table over time, for one area and kind. */
  public record Chart(String table, String area, String type) {}

  /**
   * A resident's words.
   *
   * @param who as the resident wants to be named
   * @param permission how and when the resident agreed; kept with the words so that it can be shown
   */
  public record Quote(LocalText text, LocalText who, LocalText permission) {}

  /**
   * What the city did.
   *
   * @param initiative its number in the plan; null when it is not part of it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Did(LocalText text, @Nullable String initiative) {}
}
