package io.sixwalk.trend.change;

import java.util.Locale;
import java.util.Objects;

/**
 * Oxygen during the walk. A change of flow or of delivery breaks comparability (American Thoracic
 * Society 2002, doi:10.1164/ajrccm.166.1.at1102).
 *
 * @param litresPerMinute the flow in l/min, kept to 0.1; 0 on room air
 * @param delivery a code for the device, kept in lower case; empty on room air
 */
public record Oxygen(double litresPerMinute, String delivery) {
  /** No added oxygen. */
  public static final Oxygen ROOM_AIR = new Oxygen(0, "");

  public Oxygen {
    Objects.requireNonNull(delivery, "delivery");
    if (!(litresPerMinute >= 0 && litresPerMinute <= 60)) {
      throw new IllegalArgumentException("oxygen flow must be 0 to 60 l/min: " + litresPerMinute);
    }
    // Adding zero turns a negative zero into a positive one, which record equality tells apart.
    litresPerMinute = Math.rint(litresPerMinute * 10) / 10 + 0.0;
    delivery = litresPerMinute == 0 ? "" : delivery.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether oxygen was added at all. */
  public boolean isSupplemental() {
    return litresPerMinute > 0;
  }
}
