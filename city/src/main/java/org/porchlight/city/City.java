package org.porchlight.city;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;
import org.porchlight.release.Tier;

/**
 * A city folder, read and found good.
 *
 * @param folder where it was read from
 * @param id lower-case words joined by hyphens
 * @param name what residents call it
 * @param madeUp whether every record is invented; every page and file then says so
 * @param today for a made-up city, the day it pretends to be; null for the real day
 * @param timeZone of the city
 * @param languages BCP 47 tags, English and Spanish at least
 * @param population residents; null when unknown
 * @param placeLayer the layer whose areas get a page each
 * @param contact where residents may write or call; null when not given
 * @param hub the public door
 * @param workspace the team's door
 * @param database a PostgreSQL server of the city's own; null for the embedded one
 * @param holdDays days after a month's end before its tables are published
 * @param agencies who sends records
 * @param topics in the order shown on the hub
 * @param dashboards what else the city publishes
 * @param sources by id, in file order
 * @param layers by id, in file order
 * @param typeTrees by id
 * @param tables the closed catalogue, by id
 * @param disclosure the rules of what may be shown
 * @param neighbors who is a familiar neighbor; null for a city that looks for none
 * @param geocoder where the places of addresses are known from; null: addresses stay addresses
 * @param addressSearch where residents may look their own address up, which is published with each
 *     release; null: they choose their place from a list
 * @param site where residents reach the hub, without a slash at its end; null when not decided
 */
public record City(
    Path folder,
    String id,
    LocalText name,
    boolean madeUp,
    @Nullable LocalDate today,
    ZoneId timeZone,
    List<String> languages,
    @Nullable Long population,
    String placeLayer,
    @Nullable LocalText contact,
    Door hub,
    Door workspace,
    @Nullable Database database,
    int holdDays,
    List<Manifest.AgencyNote> agencies,
    List<Manifest.TopicNote> topics,
    List<Manifest.DashboardNote> dashboards,
    Map<String, Source> sources,
    Map<String, AreaLayer> layers,
    Map<String, TypeTree> typeTrees,
    Map<String, TableSpec> tables,
    Disclosure disclosure,
    @Nullable NeighborRules neighbors,
    @Nullable AddressFile geocoder,
    @Nullable AddressFile addressSearch,
    @Nullable String site) {

  /** The source of this id. */
  public Source source(String source) {
    return get(sources, source);
  }

  /** The area layer of this id. */
  public AreaLayer layer(String layer) {
    return get(layers, layer);
  }

  /** The type tree of this id. */
  public TypeTree typeTree(String tree) {
    return get(typeTrees, tree);
  }

  /** The table of this id. */
  public TableSpec table(String table) {
    return get(tables, table);
  }

  private static <T> T get(Map<String, T> all, String id) {
    T found = all.get(id);
    if (found == null) {
      throw new java.util.NoSuchElementException("the city folder has no '%s'".formatted(id));
    }
    return found;
  }

  /** A door: the address and port it listens on. */
  public record Door(String address, int port) {}

  /**
   * A city's own PostgreSQL.
   *
   * @param url {@code jdbc:postgresql://host:port/database}
   * @param owner the role that owns the schemas; its password comes from the environment ({@code
   *     PORCHLIGHT_DATABASE_OWNER_PASSWORD})
   * @param hub the read-only role of the public door; password in {@code
   *     PORCHLIGHT_DATABASE_HUB_PASSWORD}
   * @param workspace the role of the team's door; password in {@code
   *     PORCHLIGHT_DATABASE_WORKSPACE_PASSWORD}
   */
  public record Database(String url, String owner, String hub, String workspace) {}

  /** The day it is: for a made-up city, the one it pretends to be. */
  public LocalDate today(Clock clock) {
    return today == null ? LocalDate.now(clock) : today;
  }

  /**
   * A file of address points, one row for each house.
   *
   * @param file CSV in UTF-8, with a header: in the city folder's {@code areas/}, or in the folder
   *     {@code --from}
   * @param number the column with the house number
   * @param street the column with the whole name of the street, direction and kind included
   * @param city the column with the city; null when all are of one
   * @param longitude the column with the longitude, or x
   * @param latitude the column with the latitude, or y
   * @param crs the coordinate system of these, as {@code EPSG:2264}; null for degrees
   */
  public record AddressFile(
      String file,
      String number,
      String street,
      @Nullable String city,
      String longitude,
      String latitude,
      @Nullable String crs) {}

  /**
   * Rules of what may be shown.
   *
   * @param rules the thresholds as published
   * @param tierOfType by type tree, by type
   * @param restatements days on which published months are counted anew
   * @param exceptions tables of people that show what the rules would not
   */
  public record Disclosure(
      Manifest.Rules rules,
      Map<String, Map<String, Tier>> tierOfType,
      List<Manifest.Restatement> restatements,
      List<Manifest.RuleException> exceptions) {
    public Disclosure {
      restatements = List.copyOf(restatements);
      exceptions = List.copyOf(exceptions);
    }

    /** The exception for a table. */
    public Optional<Manifest.RuleException> exception(String table) {
      return exceptions.stream().filter(each -> each.table().equals(table)).findFirst();
    }

    /** The tier of a type; the most careful one for a type that nobody has decided about. */
    public Tier tier(String tree, String type) {
      return Optional.ofNullable(tierOfType.get(tree))
          .map(types -> types.get(type))
          .orElse(Tier.SENSITIVE);
    }
  }
}
