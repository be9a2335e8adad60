package org.porchlight.city;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;
import org.porchlight.release.Tier;

/** Puts the files of a city folder together and checks what refers to what. */
final class CityReader {
  /** Topics the hub has pages and pictures for. */
  static final List<String> TOPICS =
      List.of("calls", "crisis", "crime", "fire", "crashes", "survey", "plan");

  private static final List<String> TIME_LEVELS = List.of("all", "year", "quarter", "month");

  private final CityFolder folder;
  private final List<Problem> problems;
  private final Set<String> excepted = new HashSet<>();
  private List<String> languages = List.of("en", "es");

  CityReader(CityFolder folder, List<Problem> problems) {
    this.folder = folder;
    this.problems = problems;
  }

  Optional<City> read() {
    Optional<YamlMap> file = folder.file("city.yaml");
    if (file.isEmpty()) {
      return Optional.empty();
    }
    YamlMap city = file.get();
    languages = city.texts("languages");
    if (!languages.contains("en") || !languages.contains("es")) {
      city.problem(
          "languages",
          "languages must hold en and es at least; English and Spanish are equal here.",
          "PL-CONFIG-006");
    }
    ZoneId zone = city.zone("time-zone");
    List<Manifest.AgencyNote> agencies = city.maps("agencies").stream().map(this::agency).toList();
    Map<String, TypeTree> trees = new LinkedHashMap<>();
    folder
        .files("types")
        .forEach((id, map) -> trees.put(id, new TypeTreeReader(languages).read(id, map)));
    Map<String, AreaLayer> layers = new LinkedHashMap<>();
    folder.files("areas").forEach((id, map) -> layers.put(id, layer(id, map)));
    layers.values().forEach(layer -> checkNesting(layer, layers));
    Map<String, Source> sources = new LinkedHashMap<>();
    Map<String, Agreement> agreements = new LinkedHashMap<>();
    folder
        .files("agreements")
        .forEach((id, map) -> agreements.put(id, AgreementReader.read(id, map)));
    SourceReader sourceReader =
        new SourceReader(
            languages,
            zone,
            agencies,
            trees,
            layers.keySet(),
            CustodyReader.of(
                agreements,
                city.has("records-classes") ? city.textMap("records-classes") : Map.of()));
    folder.files("sources").forEach((id, map) -> sources.put(id, sourceReader.read(id, map)));
    agreements.values().forEach(agreement -> checkSources(agreement, sources));
    Map<String, YamlMap> pinsAt = new LinkedHashMap<>();
    TableReader tableReader =
        new TableReader(languages, TOPICS, TIME_LEVELS, sources, layers, trees, pinsAt);
    Map<String, TableSpec> tables = new LinkedHashMap<>();
    folder.files("measures").forEach((id, map) -> tables.put(id, tableReader.read(id, map)));
    List<Manifest.TopicNote> topics =
        city.maps("topics").stream().map(map -> topic(map, agencies, tables)).toList();
    City.Disclosure disclosure =
        folder.file("disclosure.yaml").map(map -> disclosure(map, trees, tables)).orElse(null);
    if (disclosure != null) {
      checkPins(tables, disclosure, pinsAt);
    }
    String placeLayer = city.text("place-layer");
    if (!layers.containsKey(placeLayer)) {
      city.problem(
          "place-layer",
          "place-layer is '%s', but areas/ has no such layer.%s"
              .formatted(placeLayer, YamlMap.nearest(placeLayer, layers.keySet())),
          "PL-CONFIG-010");
    }
    boolean madeUp = city.flagOr("made-up", false);
    LocalDate today = city.dateOrNull("today");
    if (today != null && !madeUp) {
      city.problem("today", "today may be set for a made-up city only.", "PL-CONFIG-011");
    }
    String id = city.text("id");
    LocalText name = city.localText("name", languages);
    Long population =
        city.has("population") ? (long) city.integer("population", 1, 100_000_000) : null;
    LocalText contact = city.localTextOrNull("contact", languages);
    String site = city.textOrNull("site");
    if (site != null && !site.matches("https?://[A-Za-z0-9.:-]{1,200}")) {
      city.problem(
          "site",
          "site is where residents reach the hub, as https://data.example.gov; give it without a"
              + " slash at its end.",
          "PL-CONFIG-004");
    }
    City.Door hub = door(city, "hub", 8080);
    City.Door workspace = door(city, "workspace", 8081);
    if (hub.port() == workspace.port()) {
      city.problem(
          city.has("workspace") ? "workspace" : "hub",
          "both doors have port %d; give them two ports.".formatted(hub.port()),
          "PL-CONFIG-004");
    }
    City.Database database = city.mapIfThere("database").map(CityReader::database).orElse(null);
    City.AddressFile geocoder = city.mapIfThere("geocoder").map(CityReader::addresses).orElse(null);
    City.AddressFile addressSearch =
        city.mapIfThere("address-search").map(CityReader::addresses).orElse(null);
    if (addressSearch == null) {
      pinsAt
          .values()
          .forEach(
              block ->
                  block.problem(
                      "types",
                      "points need 'address-search' in city.yaml: the spots they stand at are chosen from the city's own file of addresses.",
                      TableReader.PINS));
    }
    int hold = city.integerOr("hold-days", 0, 365, 15);
    List<Manifest.DashboardNote> dashboards =
        city.mapsOrNone("dashboards").stream().map(this::dashboard).toList();
    city.done();
    NeighborRules neighbors =
        folder
            .fileIfThere("neighbors.yaml")
            .map(new NeighborReader(agencies, sources)::read)
            .orElse(null);
    tables.values().forEach(table -> checkPeople(table, neighbors));
    folder.fileIfThere(PlanFile.NAME).ifPresent(new PlanReader(languages, tables.keySet())::read);
    ProgramFiles.read(folder, languages, sources, neighbors);
    if (disclosure == null) {
      return Optional.empty();
    }
    return Optional.of(
        new City(
            folder.path(),
            id,
            name,
            madeUp,
            today,
            zone,
            languages,
            population,
            placeLayer,
            contact,
            hub,
            workspace,
            database,
            hold,
            agencies,
            topics,
            dashboards,
            sources,
            layers,
            trees,
            tables,
            disclosure,
            neighbors,
            geocoder,
            addressSearch,
            site));
  }

  /** Single records are shown of types only that the city calls open, and of no total of others. */
  private static void checkPins(
      Map<String, TableSpec> tables, City.Disclosure disclosure, Map<String, YamlMap> blocks) {
    blocks.forEach(
        (id, block) -> {
          TableSpec table = tables.get(id);
          if (table == null
              || table.pins() == null
              || !(table.what() instanceof TableSpec.What.Count count)) {
            return;
          }
          for (String type : table.pins().types()) {
            Tier tier = disclosure.tier(count.tree(), type);
            if (tier != Tier.OPEN) {
              block.problem(
                  "types",
                  "'%s' is %s in disclosure.yaml; only records of open types may be shown one by one. Leave it, and every total that holds it, out of 'points'."
                      .formatted(type, tier.name().toLowerCase(Locale.ROOT)),
                  TableReader.PINS);
            }
          }
        });
  }

  /** A table of people needs contacts that count, and an exception where its numbers are nested. */
  private void checkPeople(TableSpec table, @Nullable NeighborRules neighbors) {
    if (!(table.what() instanceof TableSpec.What.People people)) {
      return;
    }
    String file = "measures/%s.yaml".formatted(table.id());
    if (neighbors == null
        || neighbors.contacts().stream().noneMatch(each -> each.source().equals(table.source()))) {
      problems.add(
          new Problem(
              file,
              "it counts people by their contacts in %s, but neighbors.yaml does not say which of its records are contacts."
                  .formatted(table.source()),
              "PL-CONFIG-010"));
    }
    if (people.nested() && !excepted.contains(table.id())) {
      problems.add(
          new Problem(
              file,
              "'at-least' numbers lie inside each other, and their differences tell of a few people. Use 'bands', or name two people and a reason under 'exceptions' in disclosure.yaml.",
              ExceptionReader.CODE));
    }
  }

  private void checkSources(Agreement agreement, Map<String, Source> sources) {
    for (String source : agreement.covers().keySet()) {
      if (!sources.containsKey(source)) {
        problems.add(
            new Problem(
                "agreements/%s.yaml".formatted(agreement.id()),
                "it covers '%s', but sources/ has no such source.%s"
                    .formatted(source, YamlMap.nearest(source, sources.keySet())),
                "PL-CONFIG-010"));
      }
    }
  }

  private Manifest.AgencyNote agency(YamlMap map) {
    var agency = new Manifest.AgencyNote(map.text("id"), map.localText("name", languages));
    map.done();
    return agency;
  }

  private Manifest.DashboardNote dashboard(YamlMap map) {
    var note =
        new Manifest.DashboardNote(
            map.localText("name", languages),
            map.text("owner"),
            map.localText("answers", languages),
            map.localText("finest", languages),
            map.text("link"));
    map.done();
    return note;
  }

  private Manifest.TopicNote topic(
      YamlMap map, List<Manifest.AgencyNote> agencies, Map<String, TableSpec> tables) {
    Map<String, String> known = new LinkedHashMap<>();
    TOPICS.forEach(topic -> known.put(topic, topic));
    String id = map.oneOf("id", known, "the topics", "calls");
    Map<String, String> agencyIds = new LinkedHashMap<>();
    agencies.forEach(agency -> agencyIds.put(agency.id(), agency.id()));
    Manifest.Lead lead =
        map.mapIfThere("lead")
            .map(
                block -> {
                  var read = new Manifest.Lead(block.text("table"), block.text("type"));
                  if (!tables.containsKey(read.table())) {
                    block.problem(
                        "table",
                        "measures/ has no table '%s'.%s"
                            .formatted(
                                read.table(), YamlMap.nearest(read.table(), tables.keySet())),
                        "PL-CONFIG-010");
                  }
                  block.done();
                  return read;
                })
            .orElse(null);
    var note =
        new Manifest.TopicNote(
            id,
            map.localText("name", languages),
            map.localText("question", languages),
            map.oneOf("agency", agencyIds, "the agencies", "missing"),
            lead);
    map.done();
    return note;
  }

  private static City.Door door(YamlMap city, String name, int port) {
    return city.mapIfThere(name)
        .map(
            map -> {
              var door =
                  new City.Door(
                      map.textOr("address", "127.0.0.1"), map.integerOr("port", 1, 65535, port));
              map.done();
              return door;
            })
        .orElse(new City.Door("127.0.0.1", port));
  }

  private static City.Database database(YamlMap map) {
    var database =
        new City.Database(
            map.text("url"),
            map.text("owner"),
            map.text("hub"),
            map.textOr("workspace", "porchlight_workspace"));
    if (!database.url().startsWith("jdbc:postgresql://")) {
      map.problem("url", "url must start with jdbc:postgresql://.", "PL-CONFIG-004");
    }
    map.done();
    return database;
  }

  private AreaLayer layer(String id, YamlMap map) {
    var layer =
        new AreaLayer(
            id,
            map.localText("name", languages),
            map.localText("singular", languages),
            map.oneOf("detail", AreaLayer.Detail.class, "the details"),
            map.text("file"),
            map.textOrNull("location"),
            map.textOrNull("crs"),
            map.text("id-property"),
            map.textOrNull("name-property"),
            map.textOrNull("spanish-name-property"),
            map.localTextOrNull("name-prefix", languages),
            map.textOrNull("population-property"),
            map.textOrNull("only-property"),
            map.textOrNull("only-value"),
            map.flagOr("overlapping", false),
            map.textOrNull("nested-in"),
            map.mapIfThere("names").map(this::names).orElse(Map.of()));
    if (id.equals("city")) {
      map.problem(
          "name", "a layer cannot be called city; that is the whole city.", "PL-CONFIG-010");
    }
    map.done();
    return layer;
  }

  private Map<String, LocalText> names(YamlMap map) {
    Map<String, LocalText> names = new LinkedHashMap<>();
    map.names().forEach(id -> names.put(id, map.localText(id, languages)));
    map.done();
    return java.util.Collections.unmodifiableMap(names);
  }

  private void checkNesting(AreaLayer layer, Map<String, AreaLayer> layers) {
    String outer = layer.nestedIn();
    if (outer != null && (!layers.containsKey(outer) || outer.equals(layer.id()))) {
      problems.add(
          new Problem(
              "areas/%s.yaml".formatted(layer.id()),
              "nested-in names '%s', which is not another layer of areas/.".formatted(outer),
              "PL-CONFIG-010"));
    }
  }

  private City.Disclosure disclosure(
      YamlMap map, Map<String, TypeTree> trees, Map<String, TableSpec> tables) {
    var rules =
        new Manifest.Rules(
            map.integer("version", 1, 1_000_000),
            map.integerOr("hide-up-to", 4, 100, 10),
            map.integerOr("minimum-contributors", 3, 100, 11),
            map.has("top-one-share") ? map.decimal("top-one-share", 0.1, 1) : 0.5,
            map.has("top-two-share") ? map.decimal("top-two-share", 0.1, 1) : 0.75,
            map.integerOr("round-to", 1, 100, 5),
            map.integerOr("minimum-shown", 5, 1000, 15),
            map.integerOr("audit-width", 2, 100, 8),
            map.integerOr("minimum-operational", 100, 1_000_000, 1000),
            map.integerOr("minimum-survey", 10, 1000, 30),
            map.text("signed-by"),
            map.date("signed-on"));
    Map<String, Tier> words = new LinkedHashMap<>();
    for (Tier tier : Tier.values()) {
      words.put(tier.name().toLowerCase(Locale.ROOT), tier);
    }
    Map<String, Map<String, Tier>> tiers = new LinkedHashMap<>();
    YamlMap byTree = map.map("tiers");
    for (String tree : byTree.names()) {
      YamlMap block = byTree.map(tree);
      TypeTree known = trees.get(tree);
      if (known == null) {
        byTree.problem(
            tree,
            "types/ has no tree '%s'.%s".formatted(tree, YamlMap.nearest(tree, trees.keySet())),
            "PL-CONFIG-010");
        continue;
      }
      Map<String, Tier> ofTree = new LinkedHashMap<>();
      for (String type : block.names()) {
        Tier tier = block.oneOf(type, words, "the tiers", Tier.SENSITIVE);
        if (!known.leaves().contains(type)) {
          block.problem(
              type,
              "'%s' is not a single type of the tree %s; totals take the tier of their most careful part.%s"
                  .formatted(type, tree, YamlMap.nearest(type, known.leaves())),
              "PL-CONFIG-010");
        }
        ofTree.put(type, tier);
      }
      block.done();
      tiers.put(tree, ofTree);
    }
    byTree.done();
    List<Manifest.Restatement> restatements =
        map.mapsOrNone("restatements").stream().map(this::restatement).toList();
    List<Manifest.RuleException> exceptions =
        new ExceptionReader(languages, tables, excepted).read(map);
    map.done();
    return new City.Disclosure(rules, tiers, restatements, exceptions);
  }

  private Manifest.Restatement restatement(YamlMap map) {
    List<String> approvers = map.texts("approved-by");
    if (Set.copyOf(approvers).size() < 2) {
      map.problem(
          "approved-by",
          "a restatement takes two people: name both, as [Ana Ruiz, Ben Cole].",
          "PL-CONFIG-010");
    }
    var restatement =
        new Manifest.Restatement(map.date("on"), map.localText("reason", languages), approvers);
    map.done();
    return restatement;
  }

  private static City.AddressFile addresses(YamlMap map) {
    var addresses =
        new City.AddressFile(
            map.text("file"),
            map.text("number"),
            map.text("street"),
            map.textOrNull("city"),
            map.text("longitude"),
            map.text("latitude"),
            map.textOrNull("crs"));
    map.done();
    return addresses;
  }

  /** Reads type trees. */
  private record TypeTreeReader(List<String> languages) {
    TypeTree read(String id, YamlMap map) {
      String unmapped = map.text("unmapped");
      Map<String, TypeTree.Node> nodes = new LinkedHashMap<>();
      for (YamlMap entry : map.maps("types")) {
        @Nullable String parent = entry.textOrNull("part-of");
        var node =
            new TypeTree.Node(
                entry.text("id"),
                parent,
                entry.textOr("level", "type"),
                entry.localText("name", languages));
        if (parent != null && !nodes.containsKey(parent)) {
          entry.problem(
              "part-of",
              "'%s' is not defined above this line; totals come before their parts.%s"
                  .formatted(parent, YamlMap.nearest(parent, nodes.keySet())),
              "PL-CONFIG-010");
        }
        if (nodes.put(node.id(), node) != null) {
          entry.problem(
              "id", "the type '%s' is there twice.".formatted(node.id()), "PL-CONFIG-001");
        }
        entry.done();
      }
      map.done();
      TypeTree tree = new TypeTree(id, unmapped, java.util.Collections.unmodifiableMap(nodes));
      if (!tree.leaves().contains(unmapped)) {
        map.problem(
            "unmapped",
            "unmapped is '%s', which is not a single type of this tree.".formatted(unmapped),
            "PL-CONFIG-010");
      }
      return tree;
    }
  }

  static List<String> withoutDuplicates(List<String> list) {
    return new ArrayList<>(new java.util.LinkedHashSet<>(list));
  }
}
