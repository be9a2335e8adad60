package org.porchlight.linkage.stages;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.Role;

/** The columns of a run in a form that travels between machines. */
final class Layout implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String[] names;
  private final Role[] roles;

  Layout(List<Records.Column> columns) {
    names = columns.stream().map(Records.Column::name).toArray(String[]::new);
    roles = columns.stream().map(Records.Column::role).toArray(Role[]::new);
  }

  List<Records.Column> columns() {
    return IntStream.range(0, names.length)
        .mapToObj(c -> new Records.Column(names[c], roles[c]))
        .toList();
  }

  /** What the source calls the column with a role; the role's own name where there is none. */
  String name(Role role) {
    int at = Arrays.asList(roles).indexOf(role);
    return at < 0 ? role.label() : names[at];
  }

  List<String> ids() {
    return with(Role.ID);
  }

  List<String> others() {
    return with(Role.OTHER);
  }

  private List<String> with(Role role) {
    return columns().stream()
        .filter(column -> column.role() == role)
        .map(Records.Column::name)
        .toList();
  }
}
