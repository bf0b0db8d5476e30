package io.sixwalk.trend.picture;

/**
 * How large a picture is drawn. Letters do not shrink with the width: a picture for a phone is laid
 * out for a phone.
 *
 * @param widthPixels the width of the picture, 320 to 1600
 * @param plotHeightPixels the height of the plot alone; headline and legend add to it
 * @param fontPixels the size of the letters, at least 12
 */
public record PictureSize(int widthPixels, int plotHeightPixels, int fontPixels) {
  /** A phone held upright. */
  public static final PictureSize PHONE = new PictureSize(360, 300, 14);

  /** A desk screen, or a sheet of paper. */
  public static final PictureSize PAGE = new PictureSize(900, 400, 18);

  public PictureSize {
    if (widthPixels < 320 || widthPixels > 1600) {
      throw new IllegalArgumentException("width must be 320 to 1600 pixels: " + widthPixels);
    }
    if (plotHeightPixels < 200 || plotHeightPixels > 1200) {
      throw new IllegalArgumentException("plot must be 200 to 1200 pixels: " + plotHeightPixels);
    }
    if (fontPixels < 12 || fontPixels > 40) {
      throw new IllegalArgumentException("letters must be 12 to 40 pixels: " + fontPixels);
    }
  }

  /** The size that suits a width in pixels; widths out of range give the nearest one in range. */
  public static PictureSize forWidth(int widthPixels) {
    int width = Math.max(320, Math.min(1600, widthPixels));
    return width < 600
        ? new PictureSize(width, PHONE.plotHeightPixels(), PHONE.fontPixels())
        : new PictureSize(width, PAGE.plotHeightPixels(), PAGE.fontPixels());
  }
}
