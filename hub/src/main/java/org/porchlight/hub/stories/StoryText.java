package org.porchlight.hub.stories;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.LocalText;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Phrase;

/** Puts the numbers of the shown release into a story's text, and remembers which it cites. */
public final class StoryText {
  private static final Pattern CELL = Pattern.compile("\\{\\{cell:([^}]*)}}");

  private final Edition edition;
  private final Set<CellKey> cited = new LinkedHashSet<>();

  StoryText(Edition edition) {
    this.edition = edition;
  }

  /**
   * Words, or a number.
   *
   * @param link the number's table; empty for words
   */
  public record Piece(Phrase words, Optional<String> link) {}

  /** The cells cited in the texts read so far. */
  Set<CellKey> cited() {
    return cited;
  }

  /** A text whose numbers are links to their tables. */
  List<Piece> read(LocalText text) {
    return pieces(text, true);
  }

  /** The same where there is no room for links. */
  List<Piece> plain(LocalText text) {
    return pieces(text, false);
  }

  private List<Piece> pieces(LocalText local, boolean linked) {
    String text = local.inOrFallback(edition.language().tag());
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = CELL.matcher(text);
    int from = 0;
    while (matcher.find()) {
      words(text.substring(from, matcher.start()), pieces);
      pieces.add(number(matcher.group(1), linked));
      from = matcher.end();
    }
    words(text.substring(from), pieces);
    return List.copyOf(pieces);
  }

  private static void words(String text, List<Piece> pieces) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(Phrase.words(text), Optional.empty()));
    }
  }

  private Piece number(String name, boolean linked) {
    CellKey key;
    try {
      key = CellKey.parse(name);
    } catch (IllegalArgumentException _) {
      // The city folder's check names such a cell; a release made elsewhere may still have one.
      return none();
    }
    Optional<TableReading> table = edition.issue().table(key.table());
    Optional<Cell> cell =
        table.flatMap(
            reading ->
                reading
                    .period(key.time())
                    .flatMap(span -> reading.find(key.area(), span, key.type())));
    if (table.isEmpty() || cell.isEmpty()) {
      return none();
    }
    cited.add(key);
    return new Piece(
        edition.words().of(table.get(), cell.get()),
        linked
            ? Optional.of(edition.link("/topics/" + table.get().head().topic() + "#" + key.table()))
            : Optional.empty());
  }

  private Piece none() {
    return new Piece(edition.language().say("story.nonumber"), Optional.empty());
  }
}
