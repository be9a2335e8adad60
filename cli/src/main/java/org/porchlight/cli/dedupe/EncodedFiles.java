package org.porchlight.cli.dedupe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.porchlight.city.Problem;
import org.porchlight.linkage.Role;

/**
 * Files that {@code porchlight encode} wrote. Their columns say what they are, and with which key
 * they were made, so that nobody need give roles, and a wrong key is noticed before the work.
 *
 * @param words a role for each encoded column, as {@code --role} takes it
 */
public record EncodedFiles(List<String> words) {
  /** What an encoded file calls the row's own key. */
  static final String RECORD_ID = "record-id";

  private static final String CODE = "PL-DEDUPE-018";
  private static final int LONGEST_HEADER = 1 << 16;
  private static final Pattern COLUMN =
      Pattern.compile("(encoded-[a-z-]+?)(-\\d+)?:([0-9a-f]{10})");

  /** Copies the list. */
  public EncodedFiles {
    words = List.copyOf(words);
  }

  /**
   * Looks at the first row of every file.
   *
   * @param roles what was said about columns; a column named there is left as it is
   * @param problems gets files that cannot be compared with each other
   */
  public static EncodedFiles of(List<Path> paths, List<String> roles, List<Problem> problems)
      throws IOException {
    Map<Path, List<String>> encoded = new LinkedHashMap<>();
    Map<String, Path> fileOfCheck = new LinkedHashMap<>();
    Set<String> words = new LinkedHashSet<>();
    for (Path path : paths) {
      List<String> header = header(path);
      List<String> own = new ArrayList<>();
      for (String column : header) {
        Matcher match = COLUMN.matcher(column);
        Optional<Role> role = match.matches() ? Role.find(match.group(1)) : Optional.empty();
        if (role.isPresent()) {
          own.add(column + "=" + role.get().label());
          fileOfCheck.putIfAbsent(match.group(3), path);
        }
      }
      if (!own.isEmpty()) {
        encoded.put(path, own);
        words.addAll(own);
        if (header.contains(RECORD_ID)) {
          words.add(RECORD_ID + "=" + Role.RECORD_ID.label());
        }
      }
    }
    if (fileOfCheck.size() > 1) {
      List<String> checks = List.copyOf(fileOfCheck.keySet());
      problems.add(
          new Problem(
              String.valueOf(fileOfCheck.get(checks.get(1))),
              "the file was encoded with another key, or in another way, than %s (%s and %s), so nothing in the two is alike. Encode both with the same key file and the same options."
                  .formatted(fileOfCheck.get(checks.get(0)), checks.get(1), checks.get(0)),
              CODE));
    }
    if (!encoded.isEmpty()) {
      paths.stream()
          .filter(path -> !encoded.containsKey(path) && Files.isRegularFile(path))
          .forEach(
              path ->
                  problems.add(
                      new Problem(
                          path.toString(),
                          "the file is not encoded and %s is, so the two cannot be compared. Have whoever holds the key run 'porchlight encode' on this one too."
                              .formatted(encoded.keySet().iterator().next()),
                          CODE)));
    }
    Set<String> said = new LinkedHashSet<>();
    roles.forEach(word -> said.add(word.substring(0, Math.max(0, word.lastIndexOf('='))).strip()));
    boolean keyed = roles.stream().anyMatch(word -> word.endsWith("=" + RECORD_ID));
    words.removeIf(
        word ->
            said.contains(word.substring(0, word.lastIndexOf('=')))
                || (keyed && word.endsWith("=" + RECORD_ID)));
    return new EncodedFiles(List.copyOf(words));
  }

  /** The first line, cut at commas; what is no encoded file is left to those who read it. */
  private static List<String> header(Path path) throws IOException {
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      return List.of();
    }
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new FileBytes(path).open(), StandardCharsets.UTF_8))) {
      char[] start = new char[LONGEST_HEADER];
      int read = Math.max(0, reader.read(start));
      String line = new String(start, 0, read).lines().findFirst().orElse("");
      return List.of(line.replace("\"", "").replace("\uFEFF", "").split(",", -1));
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      return List.of();
    }
  }
}
