package org.porchlight.records.formats;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;

/**
 * An XML text read element by element. It follows no reference out of the file, knows no entities
 * of its own, and holds no more than one tag or stretch of text.
 */
final class XmlEvents implements Closeable {
  private static final XMLInputFactory XML = factory();

  private final Path file;
  private final Unpacked content;
  private final XMLStreamReader reader;
  private long row = 1;
  private int depth;

  private XmlEvents(Path file, Unpacked content, XMLStreamReader reader) {
    this.file = file;
    this.content = content;
    this.reader = reader;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside of the file is read");
        });
    return factory;
  }

  /** Takes over the content and closes it. */
  static XmlEvents open(Path file, Unpacked content) throws IOException {
    try {
      content.allow(Limits.XML_EVENT_BYTES);
      return new XmlEvents(file, content, XML.createXMLStreamReader(content));
    } catch (XMLStreamException e) {
      content.close();
      throw Refusal.brokenAt(file, 1);
    } catch (RuntimeException e) {
      content.close();
      throw e instanceof ProblemsException ? e : Refusal.brokenAt(file, 1);
    }
  }

  /** The row that is being read now, for messages. */
  void at(long newRow) {
    row = newRow;
  }

  /** The next start or end of an element or text; false at the end of the file. */
  boolean next() {
    try {
      while (reader.hasNext()) {
        content.allow(Limits.XML_EVENT_BYTES);
        int event = reader.next();
        switch (event) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (++depth > Limits.XML_DEPTH) {
              throw Refusal.tooMuch(
                  file, row, "more than %d elements within each other".formatted(Limits.XML_DEPTH));
            }
            return true;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            return true;
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            return true;
          }
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw Refusal.otherForm(
                  file,
                  "the file declares names of its own (a DTD), which no workbook does. Ask the source what it is.");
          default -> {}
        }
      }
      return false;
    } catch (XMLStreamException e) {
      throw Refusal.brokenAt(file, row);
    } catch (RuntimeException e) {
      // The JDK's parser answers some damaged texts with exceptions of its own inside.
      throw e instanceof ProblemsException ? e : Refusal.brokenAt(file, row);
    }
  }

  boolean starts(String name) {
    return reader.isStartElement() && reader.getLocalName().equals(name);
  }

  boolean ends(String name) {
    return reader.isEndElement() && reader.getLocalName().equals(name);
  }

  boolean isStart() {
    return reader.isStartElement();
  }

  boolean isText() {
    return reader.isCharacters();
  }

  String name() {
    return reader.getLocalName();
  }

  /** An attribute by its name without prefix; null when it is missing. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** An attribute that is a whole number from 0; {@code otherwise} when it is none. */
  int number(String name, int otherwise) {
    String value = attribute(name);
    if (value == null || value.isEmpty() || value.length() > 9) {
      return otherwise;
    }
    int number = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return otherwise;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Adds the text at which the reader stands. */
  void appendText(StringBuilder to) {
    if (to.length() + reader.getTextLength() > Limits.FIELD_CHARS) {
      throw Refusal.fieldTooLong(file, row);
    }
    to.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
  }

  /** Leaves out the element that has just started, with all in it. */
  void skipElement() {
    int until = depth - 1;
    while (depth > until) {
      if (!next()) {
        throw Refusal.brokenAt(file, row);
      }
    }
  }

  long bytesRead() {
    return content.bytesRead();
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      throw new IOException("the XML reader cannot be closed", e);
    } finally {
      content.close();
    }
  }
}
