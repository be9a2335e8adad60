package org.porchlight.hub.handout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;
import org.porchlight.hub.places.PlacePage;
import org.porchlight.hub.places.PlaceTopic;
import org.porchlight.release.Manifest;
import org.porchlight.release.Words;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.svg.QrSquare;

/**
 * One page of paper about a place.
 *
 * @param story the same sentences as on the place's page
 * @param work at most {@value #MOST_WORK} things the city does about these topics
 * @param map where the place lies; empty when its layer cannot be drawn
 * @param square the page's address for a phone; empty when the city has not decided it
 */
public record HandoutPage(
    Frame frame,
    Phrase kind,
    Phrase title,
    Phrase place,
    Optional<Phrase> population,
    List<Phrase> story,
    List<Words.Work> work,
    Optional<String> map,
    Optional<String> square,
    String address) {

  /** More than this does not fit beside a long story. */
  private static final int MOST_WORK = 5;

  static HandoutPage of(PlacePage page, String layer, String area) {
    Frame frame = page.frame();
    Edition edition = frame.edition();
    Set<String> seen = new TreeSet<>();
    List<Words.Work> work = new ArrayList<>();
    for (PlaceTopic topic : page.withNumbers()) {
      for (Words.Work one : page.work(topic)) {
        if (seen.add(one.number()) && work.size() < MOST_WORK) {
          work.add(one);
        }
      }
    }
    Optional<Manifest.Layer> known = edition.issue().release().layer(layer);
    Optional<Manifest.Area> spot = edition.area(layer + ":" + area);
    boolean whole = edition.issue().release().words().site() != null;
    return new HandoutPage(
        frame,
        page.kind(),
        frame.say("handout.page", "place", page.name()),
        page.name(),
        page.population(),
        page.story(),
        work,
        known.isPresent() && spot.isPresent()
            ? new PaperMap(edition).locator(known.get(), spot.get())
            : Optional.empty(),
        whole
            ? Optional.of(QrSquare.of(page.address(), frame.text("handout.qr")))
            : Optional.empty(),
        page.address());
  }
}
