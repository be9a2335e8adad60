package org.porchlight.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Writes {@code truth.json} and {@code people.csv}: what tests and evaluations may know. */
final class TruthFile {
  private TruthFile() {}

  static void write(
      Path folder, SyntheticCity.Options options, World world, SyntheticCity.Made made)
      throws IOException {
    Truth truth = world.truth();
    StringBuilder json = new StringBuilder();
    json.append("{\n  \"note\": \"made-up data\",\n");
    json.append("  \"options\": {\"people\": ").append(options.people());
    json.append(", \"years\": ").append(options.years());
    json.append(", \"seed\": ").append(options.seed()).append("},\n");
    json.append("  \"records\": {\"from\": \"").append(world.clock().first);
    json.append("\", \"to\": \"").append(CityClock.LAST);
    json.append("\", \"today\": \"").append(CityClock.TODAY).append("\"},\n");
    neighbors(json, world, made);
    json.append("  \"people\": {\"homeless\": ").append(world.people().homeless().size());
    json.append(", \"twins\": ").append(world.people().twins());
    json.append(", \"juniors\": ").append(world.people().juniors());
    json.append(", \"movers\": ").append(world.people().movers()).append("},\n");
    sources(json, truth, made);
    StringJoiner roles = new StringJoiner(", ", "  \"linked\": {", "},\n");
    truth.linked().forEach((role, rows) -> roles.add("\"" + role + "\": " + rows));
    json.append(roles);
    stories(json, world);
    json.append("}\n");
    Files.writeString(folder.resolve("truth.json"), json);
    people(folder.resolve("people.csv"), world);
  }

  private static void neighbors(StringBuilder json, World world, SyntheticCity.Made made) {
    Truth truth = world.truth();
    json.append("  \"familiarNeighbors\": {\"source\": \"").append(CrisisTeams.SOURCE);
    json.append("\", \"from\": \"").append(CrisisTeams.windowStart(world.clock()));
    json.append("\", \"to\": \"").append(CityClock.LAST);
    json.append("\", \"neighbors\": ").append(truth.neighbors());
    json.append(", \"responses\": ").append(truth.responsesInWindow());
    json.append(", \"responsesToTenOrMore\": ").append(truth.responsesToThoseWithAtLeast(10));
    StringJoiner bands = new StringJoiner(", ", ",\n    \"bands\": [", "]},\n");
    for (Map.Entry<Integer, Long> band : made.familiarNeighbors().entrySet()) {
      bands.add("{\"atLeast\": " + band.getKey() + ", \"count\": " + band.getValue() + "}");
    }
    json.append(bands);
  }

  private static void sources(StringBuilder json, Truth truth, SyntheticCity.Made made) {
    StringJoiner sources = new StringJoiner(",\n", "  \"sources\": {\n", "\n  },\n");
    made.rows()
        .forEach(
            (source, rows) -> {
              StringJoiner line = new StringJoiner(", ", "    \"" + source + "\": {", "}");
              line.add("\"rows\": " + rows);
              line.add("\"sentTwice\": " + truth.sentTwice(source));
              Dirt.Tally tally = truth.faults().getOrDefault(source, new Dirt.Tally());
              for (Dirt dirt : Dirt.values()) {
                if (dirt != Dirt.NONE) {
                  line.add("\"" + word(dirt) + "\": " + tally.of(dirt));
                }
              }
              sources.add(line.toString());
            });
    json.append(sources);
  }

  private static String word(Dirt dirt) {
    return dirt.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void stories(StringBuilder json, World world) {
    json.append("  \"stories\": {\n    \"caller\": {\"month\": \"2026-03\", \"phone\": \"");
    json.append(world.stories().caller.phone()).append("\", \"calls\": ");
    json.append(Stories.CALLER_CALLS).append("},\n    \"home\": {\"from\": \"");
    json.append(Stories.HOME_FROM).append("\", \"to\": \"").append(Stories.HOME_TO);
    json.append("\", \"address\": \"").append(world.stories().home.full());
    json.append("\", \"police\": ").append(Stories.HOME_POLICE);
    json.append(", \"fire\": ").append(Stories.HOME_FIRE).append("},\n    \"mostMet\": ");
    json.append(world.neighbors().familiar().getFirst().id());
    StringJoiner jailed = new StringJoiner(", ", ",\n    \"oftenJailed\": [", "]\n  }\n");
    world.neighbors().oftenJailed().forEach(person -> jailed.add(Integer.toString(person.id())));
    json.append(jailed);
  }

  /** Every person as they are, for those who judge links by group. */
  private static void people(Path file, World world) throws IOException {
    try (Extract out =
        new Extract(
            file,
            java.nio.charset.StandardCharsets.UTF_8,
            ',',
            "person",
            "given",
            "middle",
            "family",
            "second_family",
            "suffix",
            "sex",
            "race",
            "born",
            "phone",
            "home",
            "neighborhood")) {
      for (int i = 0; i < world.people().size(); i++) {
        Person person = world.people().person(i);
        out.cell(person.id()).cell(person.given()).cell(person.middle()).cell(person.family());
        out.cell(person.second()).cell(person.suffix()).cell(String.valueOf(person.sex()));
        out.cell(person.race());
        CityClock.dashed(out.raw(), person.born(), '-');
        out.next();
        out.cell(person.phone() == 0 ? "" : Long.toString(person.phone()));
        if (person.isHomeless()) {
          out.blank().blank();
        } else {
          Address home = world.addresses().home(person.homeOn(world.clock().days));
          out.cell(home.full()).cell(world.map().neighborhoods.get(home.neighborhood()).id());
        }
        out.end();
      }
    }
  }
}
