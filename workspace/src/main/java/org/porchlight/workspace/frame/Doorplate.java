package org.porchlight.workspace.frame;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.porchlight.study.notes.Cities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The name over the door, for pages that look at nothing. */
public final class Doorplate implements Supplier<Optional<CityName>> {
  private static final Logger LOG = LoggerFactory.getLogger(Doorplate.class);

  private final Cities cities;

  /** Of this study. */
  public Doorplate(Cities cities) {
    this.cities = cities;
  }

  @Override
  public Optional<CityName> get() {
    try {
      return cities.find().map(CityName::of);
    } catch (SQLException e) {
      // The page can do without; it may be the very page that says so.
      LOG.warn("The name of the city could not be read: the study does not answer.");
      return Optional.empty();
    }
  }
}
