package dev.quarterdeck.readiness.report;

import dev.quarterdeck.readiness.evidence.Status;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * A4 pages that are written from top to bottom: headings, wrapped text, bars, marked lines, and a
 * foot with the page's number. What the font cannot draw becomes a question mark.
 */
final class PdfPages implements AutoCloseable {
  /** Metrically as Arial; it comes with PDFBox and knows Latin, Greek and Cyrillic. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final float MARGIN = 54;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float LEADING = 1.4f;
  private static final float MARK = 74;
  private static final float BAR = 5;
  private static final float FOOT = 30;
  private static final Color INK = new Color(0x1f, 0x23, 0x28);
  private static final Color PALE = new Color(0x59, 0x63, 0x6e);
  private static final Color RULE = new Color(0xd1, 0xd9, 0xe0);

  /** How a text is set. */
  enum Look {
    TITLE(20, INK, 0),
    HEADING(13, INK, 0),
    TEXT(10, INK, 0),
    SMALL(8.5f, PALE, 0),
    UNDER(8.5f, PALE, MARK);

    private final float size;
    private final Color ink;
    private final float indent;

    Look(float size, Color ink, float indent) {
      this.size = size;
      this.ink = ink;
      this.indent = indent;
    }
  }

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private final String foot;
  private @Nullable PDPageContentStream page;
  private float y;
  private int pages;

  /** {@code foot} stands under every page. */
  PdfPages(String foot) throws IOException {
    this.foot = foot;
    try (InputStream in =
        Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT)) {
      font = PDType0Font.load(document, in, true);
    }
  }

  void gap(float points) {
    y -= points;
  }

  /** Never alone at the foot of a page. */
  void heading(String text) {
    need(70);
    gap(12);
    text(text, Look.HEADING);
    PDPageContentStream on = on();
    try {
      on.setStrokingColor(RULE);
      on.setLineWidth(0.7f);
      on.moveTo(MARGIN, y + 1);
      on.lineTo(MARGIN + WIDTH, y + 1);
      on.stroke();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    gap(6);
  }

  void text(String text, Look look) {
    for (String line : wrapped(text, look.size, WIDTH - look.indent)) {
      need(look.size * LEADING);
      y -= look.size * LEADING;
      put(line, MARGIN + look.indent, y + look.size * 0.3f, look.size, look.ink);
    }
  }

  /** A line with its status in front, in its colour and in a word. */
  void marked(Status status, String word, String text) {
    gap(3);
    boolean first = true;
    for (String line : wrapped(text, Look.TEXT.size, WIDTH - MARK)) {
      need(Look.TEXT.size * LEADING);
      y -= Look.TEXT.size * LEADING;
      float base = y + Look.TEXT.size * 0.3f;
      if (first) {
        dot(status, base);
        put(word, MARGIN + 11, base, Look.SMALL.size, colour(status));
      }
      put(line, MARGIN + MARK, base, Look.TEXT.size, INK);
      first = false;
    }
  }

  private void dot(Status status, float base) {
    try {
      PDPageContentStream on = on();
      on.setNonStrokingColor(colour(status));
      on.addRect(MARGIN, base - 0.5f, 6, 6);
      on.fill();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Words with a bar under them. */
  void share(String words, int percent, Status status) {
    need(30);
    text(words, Look.TEXT);
    y -= BAR + 3;
    try {
      PDPageContentStream on = on();
      on.setNonStrokingColor(RULE);
      on.addRect(MARGIN, y, WIDTH, BAR);
      on.fill();
      on.setNonStrokingColor(colour(status));
      on.addRect(MARGIN, y, WIDTH * percent / 100, BAR);
      on.fill();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    gap(4);
  }

  private static Color colour(Status status) {
    return switch (status) {
      case PASS -> new Color(0x1a, 0x7f, 0x37);
      case WARN, OPEN -> new Color(0x9a, 0x67, 0x00);
      case FAIL, EXPIRED -> new Color(0xcf, 0x22, 0x2e);
      case UNKNOWN -> new Color(0x82, 0x50, 0xdf);
      case WAIVED, NOT_APPLICABLE -> PALE;
    };
  }

  /** Room for so much, on this page or the next. */
  private void need(float points) {
    if (page == null || y - points < MARGIN) {
      turn();
    }
  }

  private void turn() {
    try {
      if (page != null) {
        page.close();
      }
      PDPage next = new PDPage(PDRectangle.A4);
      document.addPage(next);
      page = new PDPageContentStream(document, next);
      pages++;
      y = PDRectangle.A4.getHeight() - MARGIN;
      put(foot, MARGIN, FOOT, Look.SMALL.size, PALE);
      String number = String.valueOf(pages);
      put(number, MARGIN + WIDTH - width(number, Look.SMALL.size), FOOT, Look.SMALL.size, PALE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PDPageContentStream on() {
    if (page == null) {
      turn();
    }
    return Objects.requireNonNull(page);
  }

  private void put(String text, float x, float base, float size, Color ink) {
    try {
      PDPageContentStream on = on();
      on.beginText();
      on.setFont(font, size);
      on.setNonStrokingColor(ink);
      on.newLineAtOffset(x, base);
      on.showText(drawable(text));
      on.endText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String drawable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.appendCodePoint(knows(c) ? c : '?'));
    return out.toString();
  }

  private boolean knows(int codePoint) {
    try {
      font.encode(Character.toString(codePoint));
      return codePoint >= ' ';
    } catch (IllegalArgumentException | IOException e) {
      // The font's way of saying that it has no such letter.
      return false;
    }
  }

  private float width(String text, float size) {
    try {
      return font.getStringWidth(drawable(text)) / 1000 * size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** At blanks; a word that is longer than a line is cut. */
  private List<String> wrapped(String text, float size, float room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      String rest = word;
      while (width(rest, size) > room) {
        int fit = rest.length() - 1;
        while (fit > 1 && width(rest.substring(0, fit), size) > room) {
          fit--;
        }
        if (!line.isEmpty()) {
          lines.add(line.toString());
          line.setLength(0);
        }
        lines.add(rest.substring(0, fit));
        rest = rest.substring(fit);
      }
      if (!line.isEmpty() && width(line + " " + rest, size) > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  void save(OutputStream out, String title, Instant at) throws IOException {
    on().close();
    page = null;
    PDDocumentInformation about = document.getDocumentInformation();
    about.setTitle(title);
    about.setCreator("Quarterdeck");
    about.setCreationDate(GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
    document.save(out);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
