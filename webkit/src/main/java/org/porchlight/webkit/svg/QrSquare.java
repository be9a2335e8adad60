package org.porchlight.webkit.svg;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** An address as a square that a phone reads. */
public final class QrSquare {
  /** White around the square, in its smallest steps; phones need four. */
  private static final int QUIET = 4;

  private QrSquare() {}

  /** The square as an SVG with {@code words} as its description. */
  public static String of(String address, String words) {
    BitMatrix bits = bits(address);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < bits.getHeight(); y++) {
      for (int x = 0; x < bits.getWidth(); x++) {
        if (bits.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    SvgWriter svg = new SvgWriter();
    String size = Integer.toString(bits.getWidth());
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "square",
        "alt",
        words,
        "viewBox",
        "0 0 " + size + " " + size);
    svg.empty("path", "d", path.toString(), "fill", "#000000");
    svg.close("svg");
    return svg.toString();
  }

  private static BitMatrix bits(String address) {
    try {
      return new QRCodeWriter()
          .encode(
              address,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M,
                  EncodeHintType.MARGIN,
                  QUIET));
    } catch (WriterException e) {
      throw new IllegalStateException("an address of at most 400 letters fits into a square", e);
    }
  }
}
