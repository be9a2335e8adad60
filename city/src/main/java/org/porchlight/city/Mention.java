package org.porchlight.city;

import java.util.EnumMap;
import java.util.Map;

/**
 * One way in which records of a kind speak of a person. Caller, subject, victim and patient are
 * different people until something says otherwise, and never the place where it happened.
 *
 * @param role {@code caller}, {@code subject}, {@code victim} or {@code patient}
 * @param fields what of the person stands in which standard field; at least a name
 */
public record Mention(String role, Map<PersonField, String> fields) {
  public Mention {
    fields = java.util.Collections.unmodifiableMap(new EnumMap<>(fields));
  }
}
