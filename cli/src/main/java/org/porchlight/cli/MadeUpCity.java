package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.porchlight.city.ProblemsException;
import org.porchlight.synthetic.SyntheticCity;

/** The city folder that the demo works on: made once per home, with the same options ever after. */
record MadeUpCity(Home home, Console console) {

  /**
   * Makes the city, or finds the one made before.
   *
   * @throws ProblemsException when the home holds a city made with other options
   * @throws IOException when the home cannot be written
   */
  Path make(SyntheticCity.Options options) throws IOException {
    Path note = home.folder().resolve("city-options.txt");
    String wanted =
        "people=%d years=%d seed=%d%n".formatted(options.people(), options.years(), options.seed());
    boolean there = Files.isDirectory(home.city());
    if (there && !(Files.exists(note) && Files.readString(note).equals(wanted))) {
      throw new ProblemsException(
          home.folder().toString(),
          "this home holds a city made with other options%s. Name another --home, or delete this one."
              .formatted(Files.exists(note) ? " (" + Files.readString(note).strip() + ")" : ""),
          "PL-DEMO-001");
    }
    if (there) {
      console.say("The made-up city is there already: %s.".formatted(wanted.strip()));
      return home.city();
    }
    Files.createDirectories(home.folder());
    // Before the city, so that a run cut off in between finds out what it was making.
    Files.writeString(note, wanted);
    console.say(
        "Making a city: %,d people, %d years of records."
            .formatted(options.people(), options.years()));
    ProgressLine line = new ProgressLine(console, "Making records", "days");
    SyntheticCity.Made made =
        SyntheticCity.generate(
            options, home.city(), (done, total) -> line.at(done, (double) done / total));
    console.say("Made %,d records in %s.".formatted(made.allRows(), home.city()));
    return home.city();
  }
}
