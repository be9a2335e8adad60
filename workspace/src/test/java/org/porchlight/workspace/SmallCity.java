package org.porchlight.workspace;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.porchlight.city.City;
import org.porchlight.city.Custody;
import org.porchlight.city.NeighborRules;
import org.porchlight.city.RecordKind;
import org.porchlight.city.Source;
import org.porchlight.city.TypeTree;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;

/** A city with five agencies that trust each other differently. */
final class SmallCity {
  static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
  static final ZoneId ZONE = ZoneId.of("America/New_York");

  static final String CRISIS = "crisis-encounters";
  static final String POLICE = "police-calls";
  static final String JAIL = "bookings";
  static final String FIRE = "fire-responses";
  static final String CALLS = "calls-911";

  private SmallCity() {}

  /** The same city, made up or not. */
  static City city(boolean madeUp) {
    Map<String, Source> sources = new LinkedHashMap<>();
    add(
        sources,
        CRISIS,
        "crisis",
        RecordKind.CRISIS_ENCOUNTER,
        true,
        List.of("crisis"),
        LocalText.of("Crisis responses", "Respuestas a crisis"),
        "Help given; agreement of 2025");
    add(
        sources,
        POLICE,
        "police",
        RecordKind.POLICE_CALL,
        true,
        List.of("police", "crisis"),
        LocalText.of("Police calls for service", "Llamadas a la policía"),
        "Public records law");
    add(
        sources,
        JAIL,
        "jail",
        RecordKind.BOOKING,
        true,
        List.of("jail", "police", "crisis"),
        LocalText.of("Jail bookings", "Ingresos en la cárcel"),
        "Public records law");
    add(
        sources,
        FIRE,
        "fire",
        RecordKind.FIRE_RESPONSE,
        true,
        List.of("fire", "crisis"),
        LocalText.of("Fire and EMS responses", "Respuestas de bomberos"),
        "Agreement of 2025");
    add(
        sources,
        CALLS,
        "dispatch",
        RecordKind.CALL,
        false,
        List.of("dispatch", "crisis", "police"),
        LocalText.of("911 calls", "Llamadas al 911"),
        "State law: caller data is confidential");
    return new City(
        Path.of("."),
        "small-harbor",
        LocalText.of("Small Harbor", "Puerto Chico"),
        madeUp,
        madeUp ? TODAY : null,
        ZONE,
        List.of("en", "es"),
        null,
        "districts",
        null,
        new City.Door("127.0.0.1", 0),
        new City.Door("127.0.0.1", 0),
        null,
        0,
        List.of(
            agency("crisis", "Crisis Response", "Respuesta a Crisis"),
            agency("police", "Police", "Policía"),
            agency("jail", "County Jail", "Cárcel del condado"),
            agency("fire", "Fire and EMS", "Bomberos y ambulancias"),
            agency("dispatch", "911 Center", "Centro del 911")),
        List.of(),
        List.of(),
        sources,
        Map.of(),
        types(),
        Map.of(),
        new City.Disclosure(
            new Manifest.Rules(
                1, 10, 11, 0.5, 0.8, 5, 10, 10, 30, 30, "Officer", LocalDate.of(2026, 1, 1)),
            Map.of(),
            List.of(),
            List.of()),
        new NeighborRules(
            1,
            "crisis",
            365,
            List.of(90, 180, 365, 730),
            List.of(5, 10, 20, 40),
            List.of(
                new NeighborRules.Contacts(CRISIS, List.of("subject"), Map.of()),
                new NeighborRules.Contacts(POLICE, List.of("subject"), Map.of()),
                new NeighborRules.Contacts(JAIL, List.of("subject"), Map.of()),
                new NeighborRules.Contacts(FIRE, List.of("patient"), Map.of())),
            20,
            20,
            new NeighborRules.Care(
                List.of("crisis", "fire"),
                List.of("crisis", "fire", "police", "jail"),
                List.of("police", "jail"),
                2)),
        null,
        null,
        null);
  }

  private static Manifest.AgencyNote agency(String id, String english, String spanish) {
    return new Manifest.AgencyNote(id, LocalText.of(english, spanish));
  }

  private static void add(
      Map<String, Source> all,
      String id,
      String agency,
      RecordKind kind,
      boolean link,
      List<String> seenBy,
      LocalText name,
      String basis) {
    all.put(
        id,
        new Source(
            id,
            agency,
            kind,
            name,
            name,
            Source.Arrival.ofFile(Source.Connector.CSV, id + ".csv"),
            Source.Layout.PLAIN,
            List.of("id"),
            Source.Load.WHOLE,
            ZONE,
            Map.of(),
            Map.of(),
            Map.of(),
            new Source.LegalBasis(link, true, true, seenBy, basis),
            Source.Expects.USUAL,
            null,
            null,
            new Source.Covers(LocalDate.of(2024, 7, 1), TODAY),
            Map.of(),
            List.of(),
            Custody.NONE));
  }

  private static Map<String, TypeTree> types() {
    Map<String, TypeTree.Node> nodes = new LinkedHashMap<>();
    List<TypeTree.Node> all = new ArrayList<>();
    all.add(new TypeTree.Node("all", null, "all", LocalText.of("All", "Todos")));
    all.add(type("welfare", "Welfare check", "Visita de bienestar"));
    all.add(type("mental-health", "Mental health crisis", "Crisis de salud mental"));
    all.add(type("trespass", "Trespass", "Entrada sin permiso"));
    all.add(type("intoxicated", "Intoxicated person", "Persona ebria"));
    all.add(type("fall", "Fall", "Caída"));
    all.add(type("resolved", "Resolved on scene", "Resuelto en el lugar"));
    all.add(type("transport", "Taken to a crisis center", "Llevada a un centro de crisis"));
    all.add(type("no-report", "No report", "Sin informe"));
    all.forEach(node -> nodes.put(node.id(), node));
    return Map.of("nature", new TypeTree("nature", "all", nodes));
  }

  private static TypeTree.Node type(String id, String english, String spanish) {
    return new TypeTree.Node(id, "all", "type", LocalText.of(english, spanish));
  }
}
