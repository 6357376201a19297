package com.paymentmigration.picture;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A picture or a page as a tree, for tests; refuses what is not well formed. */
public final class Xml {
  private final Document document;

  private Xml(Document document) {
    this.document = document;
  }

  /**
   * Parses {@code markup}.
   *
   * @throws AssertionError if it is not well formed
   */
  public static Xml parse(String markup) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      return new Xml(factory.newDocumentBuilder().parse(new InputSource(new StringReader(markup))));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not well formed: " + e.getMessage(), e);
    }
  }

  /** The outermost element. */
  public Element root() {
    return document.getDocumentElement();
  }

  /** All elements of a name. */
  public List<Element> all(String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  /** All elements of a name that have the class {@code style}. */
  public List<Element> all(String name, String style) {
    return all(name).stream()
        .filter(element -> List.of(element.getAttribute("class").split(" ")).contains(style))
        .toList();
  }

  /** Texts of the elements of a name. */
  public List<String> texts(String name) {
    return all(name).stream().map(Element::getTextContent).toList();
  }
}
