package org.porchlight.webkit.paper;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * Prints a document as a tagged PDF of letter size. The font is the Liberation Sans that comes
 * inside PDFBox, so that nothing depends on the fonts of the machine; it has one weight.
 */
public final class Paper {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** Sizes of letters, in points; the first with which all fits on one page is taken. */
  private static final double[] LETTERS = {11.5, 10.7, 10, 9.4};

  private static final String STYLE = style();

  static {
    // It tells of every style sheet it reads.
    XRLog.setLoggingEnabled(false);
  }

  private Paper() {}

  /**
   * A document of any number of pages.
   *
   * @param html a whole document in XHTML, its head without style
   * @param made the moment that stands in the file as that of its making
   */
  public static byte[] print(String html, Instant made) {
    try (PDDocument file = Loader.loadPDF(printed(html, LETTERS[1]))) {
      return dated(file, made);
    } catch (IOException e) {
      throw new UncheckedIOException("the document could not be written to memory", e);
    }
  }

  /**
   * A document on one page, as far as small letters allow; the same bytes whenever it is printed.
   *
   * @param html a whole document in XHTML, its head without style
   * @param made the moment that stands in the file as that of its making
   */
  public static byte[] printOnOnePage(String html, Instant made) {
    byte[] printed = new byte[0];
    try {
      for (double points : LETTERS) {
        printed = printed(html, points);
        try (PDDocument file = Loader.loadPDF(printed)) {
          if (file.getNumberOfPages() == 1) {
            return dated(file, made);
          }
        }
      }
      try (PDDocument file = Loader.loadPDF(printed)) {
        return dated(file, made);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the document could not be written to memory", e);
    }
  }

  private static byte[] printed(String html, double points) throws IOException {
    String style = STYLE + "body { font-size: %spt; }".formatted(points);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.useFont(Paper::font, "Paper");
    builder.useSVGDrawer(new BatikSVGDrawer());
    // Nothing is ever fetched: all that is printed stands in the page.
    builder.useUriResolver((_, _) -> null);
    builder.withHtmlContent(html.replace("</head>", "<style>" + style + "</style></head>"), null);
    builder.toStream(out);
    builder.run();
    return out.toByteArray();
  }

  /** A printer writes the moment of printing into its file in three places. */
  private static byte[] dated(PDDocument file, Instant made) throws IOException {
    GregorianCalendar moment = GregorianCalendar.from(made.atZone(ZoneOffset.UTC));
    file.getDocumentInformation().setCreationDate(moment);
    file.getDocumentInformation().setModificationDate(moment);
    PDMetadata metadata = file.getDocumentCatalog().getMetadata();
    if (metadata != null) {
      String words = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
      metadata.importXMPMetadata(
          words
              .replaceAll("(<xmp:(?:Create|Modify|Metadata)Date>)[^<]*", "$1" + made)
              .getBytes(StandardCharsets.UTF_8));
    }
    file.getDocument().getTrailer().removeItem(COSName.ID);
    file.setDocumentId(made.getEpochSecond());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.save(out);
    return out.toByteArray();
  }

  private static InputStream font() {
    InputStream font = PDDocument.class.getResourceAsStream(FONT);
    if (font == null) {
      throw new IllegalStateException("PDFBox no longer brings its font; bundle one");
    }
    return font;
  }

  private static String style() {
    try (InputStream css = Paper.class.getResourceAsStream("/paper.css")) {
      if (css == null) {
        throw new IllegalStateException("paper.css is missing from the jar; build it again");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("paper.css cannot be read from the jar", e);
    }
  }
}
