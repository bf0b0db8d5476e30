package io.sixwalk.people;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A QR code (ISO/IEC 18004) with the quiet zone of four modules around it, black on white. */
record QrCode(io.nayuki.qrcodegen.QrCode modules) {
  private static final int QUIET = 4;
  private static final int PIXELS = 8;

  /** Encodes a text with 15 % of error correction. */
  static QrCode of(String text) {
    return new QrCode(
        io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM));
  }

  /** As SVG of one path; scales without loss. */
  String svg() {
    int side = modules.size + 2 * QUIET;
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.size; y++) {
      for (int x = 0; x < modules.size; x++) {
        if (modules.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + side
        + " "
        + side
        + "\" shape-rendering=\"crispEdges\" role=\"img\"><rect width=\"100%\" height=\"100%\""
        + " fill=\"#fff\"/><path d=\""
        + path
        + "\" fill=\"#000\"/></svg>";
  }

  /** As PNG, eight pixels a module. */
  byte[] png() {
    int side = (modules.size + 2 * QUIET) * PIXELS;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.setRGB(
            x, y, modules.getModule(x / PIXELS - QUIET, y / PIXELS - QUIET) ? 0x000000 : 0xFFFFFF);
      }
    }
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
