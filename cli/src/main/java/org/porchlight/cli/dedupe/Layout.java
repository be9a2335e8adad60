package org.porchlight.cli.dedupe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Problem;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.UnusableInputException;

/**
 * Which columns are compared, and where each file has them. Columns of different files with one
 * role are one column; those with a role that a file may have several of, only when they have one
 * name.
 */
final class Layout {
  private final ColumnRoles roles;
  private final List<Records.Column> columns;

  /** The value of each compared column from a row's fields. */
  record Reading(
      List<Function<List<String>, @Nullable String>> values,
      Optional<Integer> recordId,
      Optional<Integer> truth,
      Optional<Integer> label) {}

  private Layout(ColumnRoles roles, List<Records.Column> columns) {
    this.roles = roles;
    this.columns = columns;
  }

  List<Records.Column> columns() {
    return columns;
  }

  /** The layout of these files; {@code problems} gets the roles that do not go together. */
  static Layout of(List<PersonFile> files, ColumnRoles roles, List<Problem> problems) {
    Map<String, Records.Column> columns = new LinkedHashMap<>();
    roles
        .roles()
        .forEach(
            (name, role) -> {
              if (role != Role.RECORD_ID) {
                columns.putIfAbsent(
                    role.repeatable() ? role + " " + name : role.name(),
                    new Records.Column(name, role));
              }
            });
    for (PersonFile file : files) {
      problems.addAll(problemsWith(file, roles));
    }
    // One agency may write a name or a date in one column and another in several: each of them is
    // right, and together they are compared as the one column.
    dropParts(columns, Role.FULL_NAME, Role.GIVEN_NAME, Role.FAMILY_NAME);
    dropParts(columns, Role.BIRTH_DATE, Role.BIRTH_YEAR, Role.BIRTH_MONTH, Role.BIRTH_DAY);
    return new Layout(roles, List.copyOf(columns.values()));
  }

  private static void dropParts(Map<String, Records.Column> columns, Role whole, Role... parts) {
    if (columns.containsKey(whole.name())) {
      for (Role part : parts) {
        columns.remove(part.name());
      }
    }
  }

  private static List<Problem> problemsWith(PersonFile file, ColumnRoles roles) {
    List<Records.Column> own =
        roles.roles().entrySet().stream()
            .filter(entry -> file.columns().contains(entry.getKey()))
            .map(entry -> new Records.Column(entry.getKey(), entry.getValue()))
            .toList();
    List<Problem> problems = new ArrayList<>();
    List<String> keys =
        own.stream()
            .filter(column -> column.role() == Role.RECORD_ID)
            .map(Records.Column::name)
            .toList();
    if (keys.size() > 1) {
      problems.add(
          problem(
              file,
              "Role record-id is given to '%s' and to '%s'; a row has one key."
                  .formatted(keys.get(0), keys.get(1))));
    }
    try {
      Records.builder(own.stream().filter(column -> column.role() != Role.RECORD_ID).toList());
    } catch (UnusableInputException e) {
      e.problems().forEach(message -> problems.add(problem(file, message)));
    }
    return problems;
  }

  private static Problem problem(PersonFile file, String message) {
    return new Problem(file.name(), message, "PL-DEDUPE-006");
  }

  /** Where one file has what is compared. */
  Reading reading(PersonFile file) {
    List<Function<List<String>, @Nullable String>> values = new ArrayList<>();
    for (Records.Column column : columns) {
      values.add(value(file, column));
    }
    return new Reading(
        values,
        place(file, Role.RECORD_ID),
        roles.truth().flatMap(name -> place(file, name)),
        roles.labels().flatMap(name -> place(file, name)));
  }

  private Function<List<String>, @Nullable String> value(PersonFile file, Records.Column column) {
    Optional<Integer> place =
        column.role().repeatable() ? place(file, column.name()) : place(file, column.role());
    if (place.isPresent()) {
      int at = place.get();
      return fields -> fields.get(at);
    }
    return switch (column.role()) {
      case FULL_NAME -> fullName(place(file, Role.FAMILY_NAME), place(file, Role.GIVEN_NAME));
      case BIRTH_DATE ->
          birthDate(
              place(file, Role.BIRTH_YEAR),
              place(file, Role.BIRTH_MONTH),
              place(file, Role.BIRTH_DAY));
      default -> fields -> null;
    };
  }

  private static Function<List<String>, @Nullable String> fullName(
      Optional<Integer> family, Optional<Integer> given) {
    return fields ->
        Stream.of(text(fields, family), text(fields, given))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
  }

  private static Function<List<String>, @Nullable String> birthDate(
      Optional<Integer> year, Optional<Integer> month, Optional<Integer> day) {
    return fields ->
        Stream.of(year, month, day)
            .map(place -> text(fields, place))
            .map(text -> text.isEmpty() ? "XX" : text)
            .collect(Collectors.joining("-"));
  }

  private static String text(List<String> fields, Optional<Integer> place) {
    return place.map(fields::get).orElse("").strip();
  }

  private Optional<Integer> place(PersonFile file, Role role) {
    return roles.roles().entrySet().stream()
        .filter(entry -> entry.getValue() == role)
        .flatMap(entry -> place(file, entry.getKey()).stream())
        .findFirst();
  }

  private static Optional<Integer> place(PersonFile file, String name) {
    int at = file.columns().indexOf(name);
    return at < 0 ? Optional.empty() : Optional.of(at);
  }
}
