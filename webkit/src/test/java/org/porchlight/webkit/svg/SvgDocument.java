package org.porchlight.webkit.svg;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A picture as a browser reads it: parsed, so a test cannot be fooled by how it is written. */
public record SvgDocument(Element root) {

  /** Parses; not well-formed is a failed test. */
  public static SvgDocument parse(String svg) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var bytes = new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8));
      return new SvgDocument(factory.newDocumentBuilder().parse(bytes).getDocumentElement());
    } catch (SAXException | ParserConfigurationException e) {
      throw new AssertionError("not well-formed: " + svg, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All elements in document order. */
  public List<Element> all() {
    NodeList nodes = root.getElementsByTagName("*");
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /** The elements that have this attribute. */
  public List<Element> with(String attribute) {
    return all().stream().filter(element -> element.hasAttribute(attribute)).toList();
  }

  /** The words of an element's own title; empty when it has none. */
  public static String title(Element element) {
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i).getNodeName().equals("title")) {
        return children.item(i).getTextContent();
      }
    }
    return "";
  }

  /** Bytes on the wire after gzip. */
  public static int gzipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.size();
  }
}
