package org.porchlight.synthetic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Writes what the made-up city has decided: settings, sources, types, measures and its plan. */
final class CityFiles {
  /**
   * Every file of the city folder that is the same whatever its size, but for its people and its
   * first day.
   */
  static final List<String> NAMES =
      List.of(
          "city.yaml",
          "disclosure.yaml",
          "neighbors.yaml",
          "areas/neighborhoods.yaml",
          "areas/districts.yaml",
          "areas/beats.yaml",
          "content/plan.yaml",
          "programs/home-visits.yaml",
          "content/glossary.yaml",
          "content/stories/a-care-team-came.yaml",
          "content/stories/getting-home-safe.yaml",
          "content/guides/911-calls.yaml",
          "content/guides/police-calls.yaml",
          "content/guides/crisis-encounters.yaml",
          "content/guides/crime-reports.yaml",
          "content/guides/fire-responses.yaml",
          "content/guides/crashes.yaml",
          "content/guides/resident-survey.yaml",
          "sources/911-calls.yaml",
          "sources/police-calls.yaml",
          "sources/crisis-encounters.yaml",
          "sources/crime-reports.yaml",
          "sources/fire-responses.yaml",
          "sources/jail-bookings.yaml",
          "sources/crashes.yaml",
          "sources/resident-survey.yaml",
          "agreements/dsa-911.yaml",
          "agreements/dsa-care.yaml",
          "agreements/dsa-fire.yaml",
          "agreements/dsa-sheriff.yaml",
          "types/call-lines.yaml",
          "types/hours.yaml",
          "types/care-hours.yaml",
          "types/report-statuses.yaml",
          "types/police-natures.yaml",
          "types/crisis-natures.yaml",
          "types/crisis-stages.yaml",
          "types/crisis-teams.yaml",
          "types/crisis-outcomes.yaml",
          "types/offenses.yaml",
          "types/fire-types.yaml",
          "types/crash-severities.yaml",
          "types/crash-modes.yaml",
          "measures/911-calls.yaml",
          "measures/911-calls-by-hour.yaml",
          "measures/911-answer-times.yaml",
          "measures/police-calls.yaml",
          "measures/police-response-times.yaml",
          "measures/crisis-calls.yaml",
          "measures/crisis-calls-by-nature.yaml",
          "measures/crisis-calls-by-team.yaml",
          "measures/crisis-calls-by-hour.yaml",
          "measures/crisis-outcomes.yaml",
          "measures/crisis-response-times.yaml",
          "measures/crisis-felt-safe.yaml",
          "measures/familiar-neighbors.yaml",
          "measures/crime-reports.yaml",
          "measures/crime-statuses.yaml",
          "measures/fire-responses.yaml",
          "measures/fire-processing-times.yaml",
          "measures/fire-turnout-times.yaml",
          "measures/fire-travel-times.yaml",
          "measures/crashes.yaml",
          "measures/crashes-by-mode.yaml",
          "measures/serious-crashes.yaml",
          "measures/survey-satisfaction.yaml",
          "measures/survey-safety.yaml",
          "measures/survey-wishes.yaml");

  private CityFiles() {}

  static void write(Path folder, SyntheticCity.Options options) throws IOException {
    for (String name : NAMES) {
      Path file = folder.resolve(name);
      Files.createDirectories(folder.resolve(name).resolveSibling("."));
      Files.writeString(file, filled(name, options));
    }
  }

  private static String filled(String name, SyntheticCity.Options options) throws IOException {
    LocalDate first = new CityClock(options.years()).first;
    try (InputStream in = CityFiles.class.getResourceAsStream("city/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file city/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{{people}}", Integer.toString(options.people()))
          .replace("{{first-day}}", first.toString())
          .replace("{{first-year}}", Integer.toString(first.getYear()));
    }
  }
}
