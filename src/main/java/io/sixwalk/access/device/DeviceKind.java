package io.sixwalk.access.device;

/** What a device is, as its owner tells it apart in a list. */
public enum DeviceKind {
  PHONE,
  TABLET,
  COMPUTER
}
