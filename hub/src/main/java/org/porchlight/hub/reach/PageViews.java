package org.porchlight.hub.reach;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.porchlight.commons.reach.Came;
import org.porchlight.commons.reach.MonthOfViews;
import org.porchlight.commons.reach.View;
import org.porchlight.commons.reach.Views;
import org.porchlight.hub.frame.OnceADay;
import org.porchlight.hub.frame.Remembered;
import org.porchlight.hub.frame.Visitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts how often pages are read: a page read by one browser of one address on one day is one
 * view, known by a hash under a key that goes with the day and stays in memory. Programs are left
 * out, and so are addresses that belong to one sender. Numbers wait in memory for half a minute,
 * and longer while the database does not answer.
 */
public final class PageViews implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PageViews.class);
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** Different pages, languages and ways in a day; more are no visitors. */
  private static final int MOST_WAITING = 50_000;

  private static final Pattern PAGE =
      Pattern.compile("/([a-z]{2,3}(?:-[A-Za-z]+)?)(/[A-Za-z0-9/_-]{0,290})?");
  private static final Pattern PROGRAM =
      Pattern.compile(
          "bot\\b|bot[/;_-]|crawl|spider|slurp|preview|curl|wget|python|java/|go-http|headless|monitor|scan|http-?client",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SEARCH =
      Pattern.compile(
          "(?:^|\\.)(?:google|bing|duckduckgo|yahoo|ecosia|startpage|qwant|brave|kagi)\\.");

  private final Optional<Views> database;
  private final Optional<Remembered<List<MonthOfViews>>> months;
  private final OnceADay once;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("page-views").daemon().factory());
  private final Future<?> storing;
  private Map<View, Integer> waiting = new HashMap<>();

  /**
   * Begins to count.
   *
   * @param database empty for a hub without one, which counts nothing
   */
  public PageViews(Optional<Views> database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.once = new OnceADay(clock);
    this.months =
        database.map(views -> new Remembered<>("page views", views::months, FRESH, clock));
    this.storing =
        timer.scheduleWithFixedDelay(
            this::store, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  /** All months, by page; none while the database has never answered. */
  public List<MonthOfViews> months() {
    return months.flatMap(Remembered::nowOrBefore).orElse(List.of());
  }

  /** A page was given out. */
  void read(HttpServletRequest request) {
    Matcher page = PAGE.matcher(request.getRequestURI());
    String program = request.getHeader("User-Agent");
    if (database.isEmpty()
        || !page.matches()
        || program == null
        || program.isBlank()
        || request.getHeader("Accept-Language") == null
        || PROGRAM.matcher(program).find()) {
      return;
    }
    String rest = page.group(2) == null ? "/" : page.group(2);
    String where =
        rest.length() > 1 && rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    // What became of a message is its sender's alone, and a seat in a room its phone's.
    if (where.startsWith("/ask") || where.startsWith("/s/")) {
      return;
    }
    String language = page.group(1);
    if (once.isFirst(
        Visitor.of(request).orElse(new byte[0]), language + " " + where + " " + program)) {
      count(
          new View(
              LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
              where,
              language,
              came(request.getHeader("Referer"), request.getServerName())));
    }
  }

  private static Came came(@Nullable String referer, String own) {
    if (referer == null || referer.isBlank()) {
      return Came.DIRECT;
    }
    String host;
    try {
      host = URI.create(referer).getHost();
    } catch (IllegalArgumentException e) {
      return Came.ELSEWHERE;
    }
    if (host == null) {
      return Came.ELSEWHERE;
    }
    return host.equalsIgnoreCase(own)
        ? Came.INSIDE
        : SEARCH.matcher(host.toLowerCase(Locale.ROOT)).find() ? Came.SEARCH : Came.ELSEWHERE;
  }

  private synchronized void count(View view) {
    if (waiting.size() < MOST_WAITING || waiting.containsKey(view)) {
      waiting.merge(view, 1, Integer::sum);
    }
  }

  private synchronized Map<View, Integer> take() {
    Map<View, Integer> taken = waiting;
    waiting = new HashMap<>();
    return taken;
  }

  private synchronized void giveBack(Map<View, Integer> taken) {
    taken.forEach((view, views) -> waiting.merge(view, views, Integer::sum));
  }

  /** Stores what waits; what cannot be stored goes on waiting. */
  void store() {
    Map<View, Integer> taken = take();
    if (taken.isEmpty() || database.isEmpty()) {
      return;
    }
    try {
      database.get().add(taken);
      months.ifPresent(Remembered::forget);
    } catch (SQLException e) {
      giveBack(taken);
      LOG.warn("The database does not take page views (state {}).", e.getSQLState());
    }
  }

  @Override
  public void close() {
    storing.cancel(false);
    timer.shutdown();
    store();
  }
}
