package org.porchlight.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The programs of a city folder. */
public final class ProgramFiles {
  static final String FOLDER = "programs";

  private ProgramFiles() {}

  /**
   * Reads all of {@code programs/}, in name order; empty when there are none.
   *
   * @throws ProblemsException with every problem of the files
   */
  public static List<Program> read(City city) {
    List<Problem> problems = new ArrayList<>();
    List<Program> programs =
        read(
            CityFolder.at(city.folder(), problems),
            city.languages(),
            city.sources(),
            city.neighbors());
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return programs;
  }

  static List<Program> read(
      CityFolder folder,
      List<String> languages,
      Map<String, Source> sources,
      @Nullable NeighborRules rules) {
    List<String> agencies = new ArrayList<>();
    if (rules != null) {
      for (NeighborRules.Contacts contacts : rules.contacts()) {
        Source source = sources.get(contacts.source());
        if (source != null && !agencies.contains(source.agency())) {
          agencies.add(source.agency());
        }
      }
    }
    ProgramReader reader = new ProgramReader(languages, List.copyOf(agencies));
    List<Program> programs = new ArrayList<>();
    folder.files(FOLDER).forEach((id, map) -> programs.add(reader.read(id, map)));
    return List.copyOf(programs);
  }
}
