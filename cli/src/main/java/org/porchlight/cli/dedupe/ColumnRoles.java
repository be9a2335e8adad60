package org.porchlight.cli.dedupe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.NearestName;
import org.porchlight.city.Problem;
import org.porchlight.linkage.Role;

/**
 * What the operator said about columns, by their names.
 *
 * @param roles the role of each named column, in the order given
 * @param truth the column that says who each record really is; judged against, never compared
 * @param labels the column that says who some records really are; learned from, never compared
 */
public record ColumnRoles(
    Map<String, Role> roles, Optional<String> truth, Optional<String> labels) {
  private static final String ROLE_CODE = "PL-DEDUPE-004";

  /** Keeps the order. */
  public ColumnRoles {
    roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
  }

  /**
   * Reads {@code COLUMN=ROLE} words.
   *
   * @param problems gets every word that cannot be used
   */
  public static ColumnRoles read(
      List<String> words, @Nullable String truth, @Nullable String labels, List<Problem> problems) {
    Map<String, Role> roles = new LinkedHashMap<>();
    List<Problem> found = new ArrayList<>();
    for (String word : words) {
      // The last one, because a column's name may hold an equals sign and no role does.
      int equals = word.lastIndexOf('=');
      String column = word.substring(0, Math.max(0, equals)).strip();
      if (column.isEmpty()) {
        found.add(
            problem(
                word,
                "this should be the name of a column, an equals sign and a role, for example first_name=given-name."));
        continue;
      }
      Optional<Role> role = Role.find(word.substring(equals + 1));
      if (role.isEmpty()) {
        found.add(problem(word, unknown(word.substring(equals + 1).strip())));
        continue;
      }
      Role earlier = roles.putIfAbsent(column, role.get());
      if (earlier != null && earlier != role.get()) {
        found.add(
            problem(
                word,
                "the column already has the role %s; a column has one role."
                    .formatted(earlier.label())));
      }
    }
    if (words.isEmpty()) {
      found.add(
          new Problem(
              "--role",
              "no column has a role, so nothing can be compared. Give at least a name and a birth date one: --role COLUMN=ROLE for each, for example --role first_name=given-name --role dob=birth-date. The roles are %s."
                  .formatted(roleNames()),
              ROLE_CODE));
    }
    if (truth != null && roles.containsKey(truth)) {
      found.add(
          new Problem(
              "--truth " + truth,
              "the column also has the role %s. The truth must not be compared; leave its role out."
                  .formatted(roles.get(truth).label()),
              "PL-DEDUPE-009"));
    }
    if (labels != null && roles.containsKey(labels)) {
      found.add(
          new Problem(
              "--train-on " + labels,
              "the column also has the role %s. What is learned from must not be compared; leave its role out."
                  .formatted(roles.get(labels).label()),
              "PL-DEDUPE-016"));
    }
    problems.addAll(found);
    return new ColumnRoles(roles, Optional.ofNullable(truth), Optional.ofNullable(labels));
  }

  /** Whether a word says a role rather than a file. */
  public static boolean isRoleWord(String word) {
    int equals = word.lastIndexOf('=');
    return equals > 0 && Role.find(word.substring(equals + 1)).isPresent();
  }

  /** Every column that was named, those of truth and labels included. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(roles.keySet());
    truth.ifPresent(names::add);
    labels.ifPresent(names::add);
    return names;
  }

  private static String unknown(String label) {
    String hint = NearestName.hint(label, Arrays.stream(Role.values()).map(Role::label).toList());
    return "there is no role '%s'.%s"
        .formatted(label, hint.isEmpty() ? " The roles are %s.".formatted(roleNames()) : hint);
  }

  private static String roleNames() {
    return Arrays.stream(Role.values()).map(Role::label).collect(Collectors.joining(", "));
  }

  private static Problem problem(String word, String message) {
    return new Problem("--role " + word, message, ROLE_CODE);
  }
}
