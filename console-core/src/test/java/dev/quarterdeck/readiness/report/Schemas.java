package dev.quarterdeck.readiness.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What the schemas of the reports' formats have against a text; nothing where it is valid. */
public final class Schemas {
  private Schemas() {}

  public static List<String> sarif(String json) {
    return against("/schema/sarif-schema-2.1.0.json", SpecificationVersion.DRAFT_7, json);
  }

  public static List<String> ocsf(String json) {
    return against("ocsf-compliance-finding.schema.json", SpecificationVersion.DRAFT_2020_12, json);
  }

  /** The schema that ships with the product. */
  public static List<String> report(String json) {
    return against("report.schema.json", SpecificationVersion.DRAFT_2020_12, json);
  }

  private static List<String> against(String schema, SpecificationVersion version, String json) {
    try (InputStream in = open(schema)) {
      return SchemaRegistry.withDefaultDialect(version)
          .getSchema(in)
          .validate(
              json, InputFormat.JSON, e -> e.executionConfig(c -> c.formatAssertionsEnabled(true)))
          .stream()
          .map(Error::toString)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<String> junit(String xml) {
    List<String> errors = new ArrayList<>();
    try (InputStream in = open("jenkins-junit.xsd")) {
      Validator validator =
          SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
              .newSchema(new StreamSource(in))
              .newValidator();
      validator.setErrorHandler(
          new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
              errors.add(e.toString());
            }

            @Override
            public void error(SAXParseException e) {
              errors.add(e.toString());
            }

            @Override
            public void fatalError(SAXParseException e) {
              errors.add(e.toString());
            }
          });
      validator.validate(new StreamSource(new StringReader(xml)));
      return errors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException e) {
      throw new AssertionError("no XML", e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(Schemas.class.getResourceAsStream(name), name);
  }
}
