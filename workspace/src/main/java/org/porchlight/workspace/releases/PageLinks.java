package org.porchlight.workspace.releases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.porchlight.study.releases.PageSeen;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Preference;

/**
 * The hub's pages as a proposal would make them.
 *
 * @param finding how many change, in a sentence
 * @param first pages of the city as a whole that change
 * @param places pages of places that change
 */
public record PageLinks(Phrase finding, List<Link> first, List<Link> places) {
  public PageLinks {
    first = List.copyOf(first);
    places = List.copyOf(places);
  }

  /** One page in every language. */
  public record Link(Phrase title, List<Way> ways) {
    public Link {
      ways = List.copyOf(ways);
    }
  }

  /** To one page in one language. */
  public record Way(String address, String tag, String name) {}

  static PageLinks of(Look look, long proposal, List<PageSeen> pages) {
    String own = look.language().tag() + "/";
    Map<String, List<Way>> ways = new LinkedHashMap<>();
    for (PageSeen page : pages) {
      for (String tag : Preference.LANGUAGES) {
        if (page.address().startsWith(tag + "/")) {
          ways.computeIfAbsent(page.address().substring(3), _ -> new ArrayList<>())
              .add(
                  new Way(
                      look.visit()
                          .link("/releases/%d/pages/%s".formatted(proposal, page.address())),
                      tag,
                      Language.of(tag).ownName()));
        }
      }
    }
    List<Link> first = new ArrayList<>();
    List<Link> places = new ArrayList<>();
    long changed = 0;
    long all = 0;
    for (PageSeen page : pages) {
      if (!page.address().startsWith(own)) {
        continue;
      }
      all++;
      if (page.changed()) {
        changed++;
        String path = page.address().substring(own.length());
        Link link =
            new Link(look.language().name(page.title()), ways.getOrDefault(path, List.of()));
        (path.startsWith("places/") || path.startsWith("areas/") ? places : first).add(link);
      }
    }
    return new PageLinks(
        look.say(
            "releases.pages.finding",
            Map.of("changed", look.number(changed), "all", look.number(all))),
        first,
        places);
  }
}
