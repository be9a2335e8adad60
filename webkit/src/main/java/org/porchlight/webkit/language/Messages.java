package org.porchlight.webkit.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The texts of one language: {@code messages/<tag>.properties} on the class path, UTF-8. */
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
    try (InputStream stream =
        Messages.class.getResourceAsStream("/messages/" + tag + ".properties")) {
      if (stream != null) {
        Properties file = new Properties();
        Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
        file.load(reader);
        file.stringPropertyNames().forEach(key -> texts.put(key, file.getProperty(key)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the messages of " + tag + " cannot be read", e);
    }
    return new Messages(Map.copyOf(texts));
  }
}
