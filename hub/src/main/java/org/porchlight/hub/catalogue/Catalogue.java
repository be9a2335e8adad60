package org.porchlight.hub.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;
import org.porchlight.release.Release;
import org.porchlight.release.TableHead;
import org.porchlight.webkit.language.Language;

/**
 * A release in the words of catalogues: a data set for each table.
 *
 * @param site the beginning of whole addresses, without a slash at its end
 */
record Catalogue(Release release, String site) {
  private static final String CSV = "text/csv";

  /** DCAT-US 1.1, as {@code /data.json} of a city is read today. */
  Map<String, Object> dcatUs11() {
    Map<String, Object> catalogue = new LinkedHashMap<>();
    catalogue.put("@context", "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld");
    catalogue.put("@id", site + "/data.json");
    catalogue.put("@type", "dcat:Catalog");
    catalogue.put("conformsTo", "https://project-open-data.cio.gov/v1.1/schema");
    catalogue.put("describedBy", "https://project-open-data.cio.gov/v1.1/schema/catalog.json");
    List<Map<String, Object>> datasets = new ArrayList<>();
    for (Manifest.TableNote note : manifest().tables()) {
      TableHead head = head(note);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("@type", "dcat:Dataset");
      one.put("identifier", identifier(note));
      one.put("title", title(note, "en"));
      one.put("description", description(head, "en"));
      one.put("keyword", keywords(note, "en"));
      one.put("modified", manifest().compiledAt());
      one.put("publisher", Map.of("@type", "org:Organization", "name", city("en")));
      one.put("contactPoint", contact("vcard:Contact"));
      one.put("accessLevel", "public");
      one.put("temporal", head.from() + "/" + head.to());
      one.put("spatial", city("en"));
      one.put("language", manifest().city().languages());
      one.put("landingPage", page(note, "en"));
      List<Map<String, Object>> files = new ArrayList<>();
      for (FileForm form : forms(note)) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("@type", "dcat:Distribution");
        file.put("title", form.name());
        file.put("downloadURL", form.address());
        file.put("mediaType", form.mediaType());
        file.put("format", form.name());
        if (form.mediaType().equals(CSV)) {
          file.put("describedBy", form.address() + "-metadata.json");
          file.put("describedByType", "application/csvm+json");
        }
        files.add(file);
      }
      one.put("distribution", files);
      datasets.add(one);
    }
    catalogue.put("dataset", datasets);
    return catalogue;
  }

  /** DCAT-US 3, whose guidance is a draft still. */
  Map<String, Object> dcatUs3() {
    Map<String, Object> catalogue = new LinkedHashMap<>();
    catalogue.put(
        "@context",
        Map.of(
            "@vocab", "http://www.w3.org/ns/dcat#",
            "title", "http://purl.org/dc/terms/title",
            "description", "http://purl.org/dc/terms/description",
            "identifier", "http://purl.org/dc/terms/identifier",
            "modified", "http://purl.org/dc/terms/modified",
            "publisher", "http://purl.org/dc/terms/publisher",
            "spatial", "http://purl.org/dc/terms/spatial",
            "temporal", "http://purl.org/dc/terms/temporal"));
    catalogue.put("@id", site + "/data3.jsonld");
    catalogue.put("@type", "Catalog");
    catalogue.put("title", city("en") + ": public-safety numbers");
    catalogue.put("description", madeUp("en") + "Released numbers on public safety.");
    catalogue.put("publisher", organization());
    List<Map<String, Object>> datasets = new ArrayList<>();
    for (Manifest.TableNote note : manifest().tables()) {
      TableHead head = head(note);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("@type", "Dataset");
      one.put("@id", identifier(note));
      one.put("identifier", identifier(note));
      one.put("title", title(note, "en"));
      one.put("description", description(head, "en"));
      one.put("keyword", keywords(note, "en"));
      one.put("modified", manifest().compiledAt());
      one.put("version", manifest().id());
      one.put("publisher", organization());
      one.put("contactPoint", List.of(contact("Kind")));
      one.put("theme", List.of(Map.of("@type", "Concept", "prefLabel", topic(note, "en"))));
      one.put("spatial", List.of(Map.of("@type", "Location", "prefLabel", city("en"))));
      Map<String, Object> period = new LinkedHashMap<>();
      period.put("@type", "PeriodOfTime");
      period.put("startDate", head.from());
      period.put("endDate", head.to());
      one.put("temporal", List.of(period));
      one.put("language", manifest().city().languages());
      one.put("landingPage", Map.of("@type", "Document", "@id", page(note, "en")));
      List<Map<String, Object>> files = new ArrayList<>();
      for (FileForm form : forms(note)) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("@type", "Distribution");
        file.put("title", form.name());
        file.put("downloadURL", form.address());
        file.put("mediaType", form.mediaType());
        files.add(file);
      }
      one.put("distribution", files);
      datasets.add(one);
    }
    catalogue.put("dataset", datasets);
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("@type", "DataService");
    service.put("title", "Released cells");
    service.put("endpointURL", site + "/api/v1/tables");
    service.put("endpointDescription", site + "/api/v1/openapi.json");
    catalogue.put("service", List.of(service));
    return catalogue;
  }

  /** A Frictionless Data Package of the CSV files. */
  Map<String, Object> dataPackage() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("profile", "tabular-data-package");
    all.put("name", manifest().city().id() + "-public-safety");
    all.put("title", city("en") + ": public-safety numbers");
    all.put("description", madeUp("en") + "Release " + manifest().id() + ".");
    all.put("homepage", site + "/en/data");
    all.put("version", manifest().id());
    all.put("created", manifest().compiledAt());
    List<Map<String, Object>> resources = new ArrayList<>();
    for (Manifest.TableNote note : manifest().tables()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("profile", "tabular-data-resource");
      one.put("name", note.id());
      one.put("title", title(note, "en"));
      one.put("description", description(head(note), "en"));
      one.put("path", site + "/releases/" + manifest().id() + "/" + note.csv());
      one.put("format", "csv");
      one.put("mediatype", CSV);
      one.put("encoding", "utf-8");
      one.put("hash", "sha256:" + note.csvSha256());
      one.put("schema", Columns.tableSchema());
      resources.add(one);
    }
    all.put("resources", resources);
    return all;
  }

  /** What CSVW says beside one CSV. */
  Map<String, Object> csvw(Manifest.TableNote note) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("@context", List.of("http://www.w3.org/ns/csvw", Map.of("@language", "en")));
    all.put("url", note.csv().substring(note.csv().lastIndexOf('/') + 1));
    all.put("dc:title", Columns.tagged(note.title()));
    all.put("dc:description", description(head(note), "en"));
    all.put("dc:publisher", city("en"));
    all.put("dc:modified", manifest().compiledAt());
    all.put("dialect", Map.of("lineTerminators", List.of("\r\n")));
    all.put("tableSchema", Columns.csvw(manifest().city().languages()));
    return all;
  }

  /** The tables of a topic as schema.org has it, for search engines. */
  Map<String, Object> schemaOrg(String topic, Language language) {
    List<Map<String, Object>> graph = new ArrayList<>();
    String tag = language.tag();
    for (Manifest.TableNote note : manifest().tables()) {
      if (!note.topic().equals(topic)) {
        continue;
      }
      TableHead head = head(note);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("@type", "Dataset");
      one.put("@id", identifier(note));
      one.put("name", title(note, tag));
      one.put("description", description(head, tag));
      one.put("url", page(note, tag));
      one.put("inLanguage", manifest().city().languages());
      one.put("isAccessibleForFree", true);
      one.put("temporalCoverage", head.from() + "/" + head.to());
      one.put("spatialCoverage", Map.of("@type", "Place", "name", city(tag)));
      one.put("dateModified", manifest().compiledAt());
      one.put("version", manifest().id());
      one.put("creator", Map.of("@type", "GovernmentOrganization", "name", city(tag)));
      List<Map<String, Object>> files = new ArrayList<>();
      for (FileForm form : forms(note)) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("@type", "DataDownload");
        file.put("encodingFormat", form.mediaType());
        file.put("contentUrl", form.address());
        files.add(file);
      }
      one.put("distribution", files);
      graph.add(one);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("@context", "https://schema.org/");
    all.put("@graph", graph);
    return all;
  }

  /** A file of a table. */
  private record FileForm(String name, String mediaType, String address) {}

  private List<FileForm> forms(Manifest.TableNote note) {
    String folder = site + "/releases/" + manifest().id() + "/";
    List<FileForm> forms = new ArrayList<>();
    forms.add(new FileForm("CSV", CSV, folder + note.csv()));
    forms.add(new FileForm("JSON", "application/json", folder + note.json()));
    @Nullable String parquet = note.parquet();
    if (parquet != null) {
      forms.add(new FileForm("Parquet", "application/vnd.apache.parquet", folder + parquet));
    }
    return forms;
  }

  private Manifest manifest() {
    return release.manifest();
  }

  private TableHead head(Manifest.TableNote note) {
    return release.table(note.id()).orElseThrow().head();
  }

  /** The same for every release: what changes is its version. */
  private String identifier(Manifest.TableNote note) {
    return "urn:porchlight:%s:%s".formatted(manifest().city().id(), note.id());
  }

  private String page(Manifest.TableNote note, String language) {
    return "%s/%s/topics/%s".formatted(site, language, note.topic());
  }

  private String title(Manifest.TableNote note, String language) {
    return note.title().inOrFallback(language);
  }

  private String description(TableHead head, String language) {
    LocalText caveat = head.caveat();
    return madeUp(language)
        + head.definition().inOrFallback(language)
        + (caveat == null ? "" : " " + caveat.inOrFallback(language));
  }

  private String madeUp(String language) {
    return manifest().city().madeUp() ? Language.of(language).text("madeup.short") + ". " : "";
  }

  private String topic(Manifest.TableNote note, String language) {
    return manifest().topics().stream()
        .filter(topic -> topic.id().equals(note.topic()))
        .findFirst()
        .map(topic -> topic.name().inOrFallback(language))
        .orElse(note.topic());
  }

  private List<String> keywords(Manifest.TableNote note, String language) {
    return List.of("public safety", topic(note, language), note.topic());
  }

  private String city(String language) {
    return manifest().city().name().inOrFallback(language);
  }

  private Map<String, Object> organization() {
    return Map.of("@type", "Organization", "name", city("en"));
  }

  /** Without an address of a mailbox where the city gives none. */
  private Map<String, Object> contact(String type) {
    Map<String, Object> contact = new LinkedHashMap<>();
    contact.put("@type", type);
    contact.put("fn", city("en"));
    Contact.mail(manifest().city()).ifPresent(mail -> contact.put("hasEmail", mail));
    return contact;
  }
}
