package io.sixwalk.people;

import java.time.Instant;

/**
 * An invitation as it is handed over, shown once: the server keeps only a hash of the code.
 *
 * @param code 130 random bits in groups, for typing
 * @param link opens the app; the code stands after the {@code #}, which browsers do not send
 * @param qrSvg the link as a QR code
 * @param qrPng the same as PNG, in Base64
 */
public record InvitationView(
    String code, String link, String qrSvg, byte[] qrPng, Instant expiresAt) {
  public static InvitationView of(InvitationCode code, String publicAddress, Instant expiresAt) {
    String link = publicAddress.replaceAll("/+$", "") + "/#code=" + code.value();
    QrCode qr = QrCode.of(link);
    return new InvitationView(code.grouped(), link, qr.svg(), qr.png(), expiresAt);
  }

  @Override
  public String toString() {
    return "InvitationView[..]";
  }
}
