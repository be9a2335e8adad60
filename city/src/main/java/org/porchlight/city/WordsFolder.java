package org.porchlight.city;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.Words;

/**
 * The words a city writes to go with its numbers: {@code content/guides/*.yaml}, {@code
 * content/stories/*.yaml}, {@code content/glossary.yaml}, and which initiatives of the plan belong
 * to which topic.
 */
public final class WordsFolder {
  static final String GUIDES = "content/guides";
  static final String STORIES = "content/stories";
  static final String GLOSSARY = "content/glossary.yaml";

  private final City city;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Words.Guide> measures = new LinkedHashMap<>();
  private final Map<String, Words.Guide> sources = new LinkedHashMap<>();

  private WordsFolder(City city) {
    this.city = city;
  }

  /**
   * Reads and checks all of it.
   *
   * @throws ProblemsException with every problem found; a table without a guide is one, for it must
   *     not get onto the hub
   */
  public static Words read(City city) {
    WordsFolder folder = new WordsFolder(city);
    Words words = folder.read();
    if (!folder.problems.isEmpty()) {
      throw new ProblemsException(folder.problems);
    }
    return words;
  }

  private Words read() {
    CityFolder files = CityFolder.at(city.folder(), problems);
    files.files(GUIDES).forEach(this::guides);
    city.tables()
        .forEach(
            (id, table) -> {
              if (!measures.containsKey(id)) {
                problems.add(
                    new Problem(
                        "measures/%s.yaml".formatted(id),
                        "the table has no guide, so that residents would not know what it counts."
                            + " Write one under 'measures' in %s/%s.yaml."
                                .formatted(GUIDES, table.source()),
                        "PL-WORDS-001"));
              }
            });
    Map<String, List<Words.Work>> work = new LinkedHashMap<>();
    files
        .fileIfThere(PlanFile.NAME)
        .ifPresent(
            map -> {
              PlanReader reader = new PlanReader(city.languages(), city.tables().keySet());
              reader.read(map);
              work.putAll(reader.work());
            });
    List<Words.Term> terms = new ArrayList<>();
    files
        .fileIfThere(GLOSSARY)
        .ifPresent(
            map -> {
              for (String id : map.names()) {
                YamlMap block = map.map(id);
                terms.add(
                    new Words.Term(
                        id,
                        block.localTextInEach("name", city.languages(), "PL-WORDS-002"),
                        block.localTextInEach("text", city.languages(), "PL-WORDS-002")));
                block.done();
              }
              map.done();
            });
    List<Words.Story> stories = new ArrayList<>();
    StoryReader storyReader = new StoryReader(city);
    files.files(STORIES).forEach((id, map) -> stories.add(storyReader.read(id, map)));
    return new Words(city.site(), measures, sources, work, terms, stories);
  }

  private void guides(String source, YamlMap map) {
    Words.@Nullable Guide own = null;
    if (!city.sources().containsKey(source)) {
      map.problem(
          "source",
          "sources/ has no '%s'; a guide's file has the name of its source.%s"
              .formatted(source, YamlMap.nearest(source, city.sources().keySet())),
          "PL-CONFIG-010");
    }
    if (map.has("source")) {
      own = guide(map.map("source"), Optional.empty());
      sources.put(source, own);
    } else {
      map.problem(
          "source", "the guide of the source itself is missing under 'source'.", "PL-WORDS-001");
    }
    Words.@Nullable Guide first = own;
    map.mapIfThere("measures")
        .ifPresent(
            block -> {
              for (String id : block.names()) {
                if (!city.tables().containsKey(id)) {
                  block.problem(
                      id,
                      "measures/ has no table '%s'.%s"
                          .formatted(id, YamlMap.nearest(id, city.tables().keySet())),
                      "PL-CONFIG-010");
                }
                measures.put(id, guide(block.map(id), Optional.ofNullable(first)));
              }
              block.done();
            });
    map.done();
  }

  /**
   * Reads one guide.
   *
   * @param above the source's, whose contact holds for its tables too
   */
  private Words.Guide guide(YamlMap map, Optional<Words.Guide> above) {
    List<String> languages = city.languages();
    String code = "PL-WORDS-002";
    var guide =
        new Words.Guide(
            map.localTextInEach("counted", languages, code),
            map.localTextInEach("left-out", languages, code),
            map.localTextInEach("reading", languages, code),
            map.localTextInEach("limits", languages, code),
            above.isPresent() && !map.has("ask")
                ? above.get().ask()
                : map.localTextInEach("ask", languages, code));
    map.done();
    return guide;
  }
}
