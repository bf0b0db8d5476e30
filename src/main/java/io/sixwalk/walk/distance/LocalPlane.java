package io.sixwalk.walk.distance;

/**
 * East and north metres around a point of the WGS 84 ellipsoid, with the meridional and the
 * prime-vertical radius of curvature there. Over the two kilometres of a walk the error against the
 * geodesic is below a millimetre for each metre walked, except within a kilometre of a pole.
 */
record LocalPlane(double latitude0, double longitude0, double metresPerLat, double metresPerLon) {
  private static final double SEMI_MAJOR_AXIS_METRES = 6378137.0;
  private static final double ECCENTRICITY_SQUARED = 6.69437999014e-3;

  static LocalPlane around(double latitudeDegrees, double longitudeDegrees) {
    double sin = Math.sin(Math.toRadians(latitudeDegrees));
    double w = 1 - ECCENTRICITY_SQUARED * sin * sin;
    double meridional = SEMI_MAJOR_AXIS_METRES * (1 - ECCENTRICITY_SQUARED) / (w * Math.sqrt(w));
    double primeVertical = SEMI_MAJOR_AXIS_METRES / Math.sqrt(w);
    double cos = Math.cos(Math.toRadians(latitudeDegrees));
    return new LocalPlane(
        latitudeDegrees,
        longitudeDegrees,
        Math.toRadians(1) * meridional,
        Math.toRadians(1) * primeVertical * cos);
  }

  double x(double longitudeDegrees) {
    double difference = longitudeDegrees - longitude0;
    // A walk across the date line goes from 179.999 to -179.999.
    if (difference > 180) {
      difference -= 360;
    } else if (difference < -180) {
      difference += 360;
    }
    return difference * metresPerLon;
  }

  double y(double latitudeDegrees) {
    return (latitudeDegrees - latitude0) * metresPerLat;
  }
}
