package org.porchlight.linkage.workbench;

/** Which things are connected. The representative of a set is its smallest member. */
public final class Forest {
  private final int[] parent;

  public Forest(int size) {
    parent = new int[size];
    for (int i = 0; i < size; i++) {
      parent[i] = i;
    }
  }

  public int find(int i) {
    int root = i;
    while (parent[root] != root) {
      root = parent[root];
    }
    int at = i;
    while (parent[at] != root) {
      int next = parent[at];
      parent[at] = root;
      at = next;
    }
    return root;
  }

  public void join(int a, int b) {
    int x = find(a);
    int y = find(b);
    if (x != y) {
      parent[Math.max(x, y)] = Math.min(x, y);
    }
  }
}
