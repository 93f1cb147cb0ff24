package dev.quarterdeck.sandbox.wire;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An element of a request's XML: names without their namespaces, attributes with their prefix. */
final class XmlNode {
  private static final int DEEPEST = 100;
  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<XmlNode> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private XmlNode(String name) {
    this.name = name;
  }

  /** The outermost element; throws what S3 answers to a document that is none. */
  static XmlNode parse(byte[] body) {
    try {
      XMLStreamReader in = factory().createXMLStreamReader(new ByteArrayInputStream(body));
      Deque<XmlNode> open = new ArrayDeque<>();
      XmlNode root = null;
      while (in.hasNext()) {
        switch (in.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            XmlNode node = started(in);
            XmlNode parent = open.peek();
            if (parent == null) {
              root = node;
            } else {
              parent.children.add(node);
            }
            open.push(node);
            if (open.size() > DEEPEST) {
              throw malformed();
            }
          }
          case XMLStreamConstants.END_ELEMENT -> open.pop();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            XmlNode parent = open.peek();
            if (parent != null) {
              parent.text.append(in.getText());
            }
          }
          default -> {}
        }
      }
      if (root == null) {
        throw malformed();
      }
      return root;
    } catch (XMLStreamException unreadable) {
      throw malformed();
    }
  }

  /** One that neither expands entities nor fetches anything. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private static XmlNode started(XMLStreamReader in) {
    XmlNode node = new XmlNode(in.getLocalName());
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String prefix = in.getAttributePrefix(i);
      node.attributes.put(
          (prefix == null || prefix.isEmpty() ? "" : prefix + ":") + in.getAttributeLocalName(i),
          in.getAttributeValue(i));
    }
    return node;
  }

  private static ServiceError malformed() {
    return new ServiceError(
        "MalformedXML",
        "The XML you provided was not well-formed or did not validate against our published schema");
  }

  String text() {
    return text.toString();
  }

  @Nullable String attribute(String key) {
    return attributes.get(key);
  }

  List<XmlNode> children() {
    return children;
  }

  /** Children of that name. */
  List<XmlNode> children(String wanted) {
    return children.stream().filter(c -> c.name.equals(wanted)).toList();
  }

  /** The first child of that name, or null. */
  @Nullable XmlNode child(String wanted) {
    return children.stream().filter(c -> c.name.equals(wanted)).findFirst().orElse(null);
  }
}
