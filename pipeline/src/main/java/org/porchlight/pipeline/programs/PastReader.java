package org.porchlight.pipeline.programs;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.NeighborRules;
import org.porchlight.city.RecordKind;
import org.porchlight.city.Source;
import org.porchlight.evaluation.Absence;
import org.porchlight.study.programs.Contact;
import org.porchlight.study.programs.ProgramRecords;
import org.porchlight.study.programs.Stay;

/** Reads from the study what programs are judged by. */
record PastReader(City city, ProgramRecords records) {

  /** Agencies with contacts that count, in the city's order. */
  Set<String> agencies() {
    Set<String> agencies = new LinkedHashSet<>();
    NeighborRules rules = city.neighbors();
    if (rules != null) {
      for (NeighborRules.Contacts contacts : rules.contacts()) {
        Source source = city.sources().get(contacts.source());
        if (source != null) {
          agencies.add(source.agency());
        }
      }
    }
    return agencies;
  }

  /**
   * The past as far as the sources of these agencies go, and those that tell of stays in jail.
   *
   * @return empty when one of them has no complete day
   */
  Optional<ProgramPast> read(Set<String> agencies) throws SQLException {
    Set<String> needed = new HashSet<>();
    NeighborRules rules = city.neighbors();
    if (rules != null) {
      for (NeighborRules.Contacts contacts : rules.contacts()) {
        Source source = city.sources().get(contacts.source());
        if (source != null && agencies.contains(source.agency())) {
          needed.add(source.id());
        }
      }
    }
    Set<String> jails = new HashSet<>();
    for (Source source : city.sources().values()) {
      if (source.kind() == RecordKind.BOOKING && source.legal().link()) {
        jails.add(source.id());
      }
    }
    needed.addAll(jails);
    Optional<ProgramRecords.Days> known = covered(needed);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    LocalDate first = known.get().first();
    int end = between(first, known.get().last()) + 1;
    Map<String, List<Contact>> contacts = new HashMap<>();
    records
        .contacts(agencies)
        .forEach(one -> contacts.computeIfAbsent(one.person(), _ -> new ArrayList<>()).add(one));
    return Optional.of(
        new ProgramPast(first, end, contacts, lost(records.stays(jails), first, end)));
  }

  /** The days that all these sources have in common. */
  private Optional<ProgramRecords.Days> covered(Set<String> sources) throws SQLException {
    Map<String, ProgramRecords.Days> days = records.days();
    LocalDate first = LocalDate.MIN;
    LocalDate last = LocalDate.MAX;
    for (String id : sources) {
      ProgramRecords.Days one = days.get(id);
      if (one == null) {
        return Optional.empty();
      }
      Source source = city.sources().get(id);
      // The first record of a person may come some days after the source begins.
      @Nullable LocalDate declared =
          source == null || source.covers() == null ? null : source.covers().from();
      LocalDate begins = declared == null ? one.first() : declared;
      first = begins.isAfter(first) ? begins : first;
      last = one.last().isBefore(last) ? one.last() : last;
    }
    return sources.isEmpty() ? Optional.empty() : Optional.of(new ProgramRecords.Days(first, last));
  }

  private static Map<String, List<Absence>> lost(List<Stay> stays, LocalDate first, int end) {
    Map<String, List<Absence>> lost = new HashMap<>();
    for (Stay stay : stays) {
      int from = between(first, stay.entry());
      int until = stay.exit().map(exit -> between(first, exit)).orElse(end);
      if (until > from) {
        lost.computeIfAbsent(stay.person(), _ -> new ArrayList<>())
            .add(new Absence(from, until, Absence.Cause.JAIL));
      }
    }
    return lost;
  }

  private static int between(LocalDate first, LocalDate day) {
    return (int) (day.toEpochDay() - first.toEpochDay());
  }
}
