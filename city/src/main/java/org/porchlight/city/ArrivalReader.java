package org.porchlight.city;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Source.Connector;

/** Reads how a source's files come, and checks that its settings go with its connector. */
final class ArrivalReader {
  private static final Set<Connector> FETCHED =
      EnumSet.of(Connector.ARCGIS, Connector.SODA, Connector.JDBC);

  private static final Set<Connector> FORMS =
      EnumSet.complementOf(
          EnumSet.of(Connector.ARCGIS, Connector.SODA, Connector.JDBC, Connector.FOLDER));

  private final YamlMap map;

  private ArrivalReader(YamlMap map) {
    this.map = map;
  }

  static Source.Arrival read(YamlMap map) {
    return new ArrivalReader(map).read();
  }

  private Source.Arrival read() {
    Connector connector = map.oneOf("connector", Connector.class, "the connectors");
    @Nullable String location =
        FETCHED.contains(connector) || connector == Connector.FOLDER
            ? map.text("location")
            : map.textOrNull("location");
    checkLocation(connector, location);
    String file = map.text("file");
    checkFile(connector, file);
    return new Source.Arrival(
        connector,
        location,
        file,
        format(connector),
        map.textOrNull("link"),
        ofDatabase("query", connector),
        ofDatabase("login", connector),
        changed(connector));
  }

  private void checkLocation(Connector connector, @Nullable String location) {
    if (location == null || !map.has("location")) {
      return;
    }
    switch (connector) {
      case ARCGIS ->
          expect(
              location.matches("https?://[^\\s/?#@]+/[^\\s?#]*/(FeatureServer|MapServer)/\\d+/?"),
              "the address of a layer or table, which ends in a number, as"
                  + " https://host/…/FeatureServer/0");
      case SODA ->
          expect(
              location.matches(
                  "https?://[^\\s/?#@]+/resource/[a-z0-9]{4}-[a-z0-9]{4}(\\.csv|\\.json)?"),
              "the address of a dataset, as https://host/resource/abcd-1234");
      case JDBC ->
          expect(
              location.matches("jdbc:postgresql://[^/?#@\\s]+/[^/?#@\\s]+(\\?[^#\\s]*)?")
                  && !location.toLowerCase(Locale.ROOT).matches(".*[?&](user|password)=.*"),
              "of the form jdbc:postgresql://host:port/database, without a login");
      case FOLDER ->
          expect(
              !location.contains("://") && !location.isBlank(),
              "a folder, from the city folder or from the root");
      case CSV, XLSX, SPREADSHEETML, GEOJSON, JSON, SHAPEFILE ->
          expect(
              location.matches("https?://[^\\s/?#@]+/[^\\s?#]+"),
              "the bare address of the file itself, as https://host/path/calls.csv; a page about it"
                  + " goes into link");
    }
  }

  private void expect(boolean fits, String form) {
    if (!fits) {
      map.problem("location", "location must be %s.".formatted(form), "PL-CONFIG-004");
    }
  }

  private void checkFile(Connector connector, String file) {
    boolean pattern = file.contains("*") || file.contains("?");
    if (connector != Connector.FOLDER && pattern) {
      map.problem(
          "file", "file must be one name; only connector folder takes * and ?.", "PL-CONFIG-004");
    } else if (connector == Connector.FOLDER && file.contains("/")) {
      map.problem(
          "file",
          "file must be the names the files may have, as cad_*.csv; the folder stands in location.",
          "PL-CONFIG-004");
    }
  }

  /** The form of what comes, where the connector alone does not say it. */
  private @Nullable Connector format(Connector connector) {
    boolean open = connector == Connector.SODA || connector == Connector.FOLDER;
    if (!open) {
      refused("format", "only of connectors soda and folder");
      return null;
    }
    Map<String, Connector> words = new LinkedHashMap<>();
    for (Connector form :
        connector == Connector.SODA ? EnumSet.of(Connector.CSV, Connector.JSON) : FORMS) {
      words.put(form.name().toLowerCase(Locale.ROOT), form);
    }
    return map.oneOf("format", words, "the forms of a file", Connector.CSV);
  }

  private @Nullable String ofDatabase(String setting, Connector connector) {
    if (connector == Connector.JDBC) {
      return map.text(setting);
    }
    refused(setting, "only of connector jdbc");
    return null;
  }

  private @Nullable String changed(Connector connector) {
    if (!FETCHED.contains(connector)) {
      refused("changed", "only of connectors arcgis, soda and jdbc");
      return null;
    }
    String changed = map.textOrNull("changed");
    if (changed != null && !map.textOr("load", "").equals("adds")) {
      map.problem(
          "changed",
          "with changed only new rows come, so load must be adds; otherwise all others would count"
              + " as withdrawn.",
          "PL-CONFIG-012");
    }
    if (changed != null && !changed.matches(":?[\\p{L}_][\\p{L}\\p{N}_ .$-]*")) {
      map.problem("changed", "changed must be the name of a column.", "PL-CONFIG-004");
    }
    return changed;
  }

  /** Reports a setting that has no meaning here. */
  private void refused(String setting, String where) {
    if (!map.has(setting)) {
      return;
    }
    map.problem(
        setting,
        "%s is a setting %s. Leave it out, or change the connector.".formatted(setting, where),
        "PL-CONFIG-012");
  }
}
