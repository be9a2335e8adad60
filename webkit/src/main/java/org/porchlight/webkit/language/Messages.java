package org.porchlight.webkit.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of one language: every {@code messages/<tag>.properties} on the class path, UTF-8. Each
 * module brings its own.
 */
final class Messages {
  private static final Map<String, Messages> READ = new ConcurrentHashMap<>();

  private final Map<String, String> texts;

  private Messages(Map<String, String> texts) {
    this.texts = texts;
  }

  /** The texts of a language; none at all when it has no file. */
  static Messages of(String tag) {
    return READ.computeIfAbsent(tag, Messages::read);
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  Map<String, String> all() {
    return texts;
  }

  private static Messages read(String tag) {
    Map<String, String> texts = new TreeMap<>();
    String path = "messages/" + tag + ".properties";
    try {
      for (URL place : Collections.list(Messages.class.getClassLoader().getResources(path))) {
        add(place, texts);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the messages of " + tag + " cannot be read", e);
    }
    return new Messages(Map.copyOf(texts));
  }

  /** A key that two modules claim would say one thing or the other by chance. */
  private static void add(URL place, Map<String, String> texts) throws IOException {
    Properties file = new Properties();
    try (Reader reader = new InputStreamReader(place.openStream(), StandardCharsets.UTF_8)) {
      file.load(reader);
    }
    for (String key : file.stringPropertyNames()) {
      if (texts.put(key, file.getProperty(key)) != null) {
        throw new IllegalStateException(
            "the message '%s' stands in two files; give one of them another key".formatted(key));
      }
    }
  }
}
