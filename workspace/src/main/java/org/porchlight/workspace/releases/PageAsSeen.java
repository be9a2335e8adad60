package org.porchlight.workspace.releases;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.porchlight.study.releases.PageFile;
import org.porchlight.study.releases.Proposal;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.ShownFile;

/** A page of the hub as a proposal would make it, with a line above that says so. */
final class PageAsSeen {
  private static final Pattern BODY = Pattern.compile("<body[^>]*>");

  /** The workspace runs no script; every page of the hub works without one. */
  private static final Pattern SCRIPT =
      Pattern.compile("<script[^>]*>.*?</script>", Pattern.DOTALL);

  private PageAsSeen() {}

  static Optional<ShownFile> of(Look look, long proposal, String address) throws SQLException {
    Optional<Proposal> release = look.sight().releases().find(proposal);
    Optional<PageFile> file = look.sight().releases().page(proposal, address);
    if (release.isEmpty() || file.isEmpty()) {
      return Optional.empty();
    }
    if (!file.get().media().equals("text/html")) {
      return Optional.of(new ShownFile(file.get().media(), file.get().body()));
    }
    String page = new String(file.get().body(), StandardCharsets.UTF_8);
    String bar = bar(look, proposal, release.get());
    String marked =
        BODY.matcher(SCRIPT.matcher(page).replaceAll(""))
            .replaceFirst(found -> Matcher.quoteReplacement(found.group() + bar));
    return Optional.of(
        new ShownFile("text/html;charset=UTF-8", marked.getBytes(StandardCharsets.UTF_8)));
  }

  /** In the style of the hub's own line above every page of a made-up city. */
  private static String bar(Look look, long proposal, Proposal release) {
    Language language = look.language();
    return """
        <aside class="made-up-banner" lang="%s" dir="%s" aria-label="%s"><strong>%s</strong> \
        <a href="%s">%s</a></aside>"""
        .formatted(
            language.tag(),
            language.direction().attribute(),
            escaped(look.say("releases.preview.label")),
            escaped(look.say("releases.preview.bar", "id", Phrase.words(release.release()))),
            look.visit().link("/releases/" + proposal),
            escaped(look.say("releases.preview.back")));
  }

  private static String escaped(Phrase words) {
    return words.plain().replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
