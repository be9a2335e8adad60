package org.porchlight.hub.edition;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.porchlight.release.Manifest;
import org.porchlight.webkit.findings.CellWords;
import org.porchlight.webkit.findings.Findings;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/** The shown release in one language: everything a page needs to speak. */
public final class Edition {
  private final Issue issue;
  private final Language language;
  private final Findings findings;
  private final CellWords words;

  Edition(Issue issue, String tag) {
    this.issue = issue;
    this.language = Language.of(tag);
    this.findings = new Findings(language, issue.manifest().rules());
    this.words = new CellWords(language, issue.manifest().rules());
  }

  public Issue issue() {
    return issue;
  }

  public Manifest manifest() {
    return issue.manifest();
  }

  public Language language() {
    return language;
  }

  public Findings findings() {
    return findings;
  }

  public CellWords words() {
    return words;
  }

  /** The address of a page of ours in this language; {@code path} begins with a slash. */
  public String link(String path) {
    return "/" + language.tag() + path;
  }

  /** The address of a file of the shown release. */
  public String file(String name) {
    return "/releases/" + manifest().id() + "/" + name;
  }

  /** The name of an agency; its id when the release does not name it. */
  public Phrase agency(String id) {
    return manifest().agencies().stream()
        .filter(agency -> agency.id().equals(id))
        .findFirst()
        .map(agency -> language.data(agency.name()))
        .orElseGet(() -> language.name(id));
  }

  /** The source of this id. */
  public Optional<Manifest.SourceNote> source(String id) {
    return manifest().sources().stream().filter(source -> source.id().equals(id)).findFirst();
  }

  /** The layer whose areas have pages of their own. */
  public Optional<Manifest.Layer> placeLayer() {
    return issue.release().layer(manifest().city().placeLayer());
  }

  /** The area of this id in any layer. */
  public Optional<Manifest.Area> area(String id) {
    return manifest().layers().stream()
        .flatMap(layer -> layer.areas().stream())
        .filter(area -> area.id().equals(id))
        .findFirst();
  }

  /** The page of an area: {@code neighborhoods:north-hill} stands at places/north-hill. */
  public String areaLink(String id) {
    String layer = id.substring(0, id.indexOf(':'));
    String area = id.substring(id.indexOf(':') + 1);
    return link(
        layer.equals(manifest().city().placeLayer())
            ? "/places/" + area
            : "/areas/" + layer + "/" + area);
  }

  /** The day on which the numbers were compiled, where the city is. */
  public LocalDate compiledOn() {
    return LocalDate.ofInstant(manifest().compiledAt(), ZoneId.of(manifest().city().timeZone()));
  }
}
