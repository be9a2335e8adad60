package org.porchlight.hub.feeds;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A feed as RFC 4287 has it.
 *
 * @param id never changes, wherever the hub stands
 * @param self its own address, whole
 * @param page the address of the page it tells of, whole
 * @param updated when its newest entry came; of a feed without entries, of the shown release
 */
record AtomFeed(
    String id,
    String language,
    String title,
    String author,
    String self,
    String page,
    Instant updated,
    List<Entry> entries) {

  /**
   * One piece of news.
   *
   * @param id never changes
   */
  record Entry(String id, String title, String summary, String page, Instant updated) {}

  byte[] bytes() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
      xml.writeAttribute("xml:lang", language);
      element(xml, "id", id);
      element(xml, "title", title);
      element(xml, "updated", updated.toString());
      link(xml, "self", "application/atom+xml", self);
      link(xml, "alternate", "text/html", page);
      xml.writeStartElement("author");
      element(xml, "name", author);
      xml.writeEndElement();
      for (Entry entry : entries) {
        xml.writeStartElement("entry");
        element(xml, "id", entry.id());
        element(xml, "title", entry.title());
        element(xml, "updated", entry.updated().toString());
        link(xml, "alternate", "text/html", entry.page());
        element(xml, "summary", entry.summary());
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a feed cannot be written to memory", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String type, String href)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", href);
  }
}
