package org.porchlight.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;

/**
 * The types of one field, from the total down to single types.
 *
 * @param id lower-case words joined by hyphens
 * @param unmapped the leaf that takes codes nobody has mapped
 * @param nodes by id, parents before their parts, in the order shown
 */
public record TypeTree(String id, String unmapped, Map<String, Node> nodes) {

  /**
   * One type or total.
   *
   * @param parent the node it is a part of; null for the root
   * @param level the name of its grain: {@code all}, {@code group}, {@code family}, {@code type}
   */
  public record Node(String id, @Nullable String parent, String level, LocalText name) {}

  /** The node of this id. */
  public Optional<Node> find(String id) {
    return Optional.ofNullable(nodes.get(id));
  }

  /** The direct parts of a node, in order; empty for a leaf. */
  public List<String> parts(String id) {
    return nodes.values().stream().filter(node -> id.equals(node.parent())).map(Node::id).toList();
  }

  /** Nodes without parts, in order. */
  public List<String> leaves() {
    return nodes.keySet().stream().filter(id -> parts(id).isEmpty()).toList();
  }

  /** The leaves under a node; the node itself when it is one. */
  public List<String> leavesUnder(String id) {
    List<String> parts = parts(id);
    if (parts.isEmpty()) {
      return List.of(id);
    }
    List<String> leaves = new ArrayList<>();
    parts.forEach(part -> leaves.addAll(leavesUnder(part)));
    return leaves;
  }
}
