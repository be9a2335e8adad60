package org.porchlight.pipeline.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;

/**
 * Who the mentions of a made-up city really are: {@code truth/persons.csv} of its folder. A real
 * city has no such file, and one that lies there is not read.
 */
final class TruePersons {
  private static final String FILE = "truth/persons.csv";
  private static final String HEAD = "source,record,role,person";

  private final Map<String, String> personOfKey;

  private TruePersons(Map<String, String> personOfKey) {
    this.personOfKey = personOfKey;
  }

  /** The truth of a city; empty when it is real or its truth was not written. */
  static Optional<TruePersons> of(City city) throws IOException {
    Path file = city.folder().resolve(FILE);
    if (!city.madeUp() || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Map<String, String> personOfKey = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String head = lines.readLine();
      if (head == null || !head.startsWith(HEAD)) {
        return Optional.empty();
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split(",", 5);
        if (parts.length >= 4) {
          personOfKey.put(parts[0] + '/' + parts[1] + '/' + parts[2], parts[3]);
        }
      }
    }
    return Optional.of(new TruePersons(personOfKey));
  }

  /** The true person of each mention; null where the truth does not say. */
  List<@Nullable String> of(List<FoundMention> mentions) {
    List<@Nullable String> persons = new ArrayList<>(mentions.size());
    mentions.forEach(mention -> persons.add(personOfKey.get(mention.key())));
    return persons;
  }
}
