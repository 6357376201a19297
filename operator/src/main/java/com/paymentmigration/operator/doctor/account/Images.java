package com.paymentmigration.operator.doctor.account;

import java.util.Optional;

/** Machine images that this account may launch. */
public interface Images {
  /** The image; empty if it does not exist here or was not shared with this account. */
  Optional<MachineImage> image(String id);

  /**
   * A machine image.
   *
   * @param state such as {@code available}
   * @param architecture such as {@code arm64}
   * @param platform such as {@code Linux/UNIX}
   * @param rootDeviceType {@code ebs} or {@code instance-store}
   * @param rootDeviceName such as {@code /dev/xvda}
   * @param rootGib size of the root device's snapshot, in GiB
   * @param ena whether it supports enhanced networking with ENA
   * @param imds {@code v2.0} if it demands IMDSv2, else empty
   * @param owner account that owns it
   * @param deprecated time of deprecation, ISO 8601; empty if none is set
   * @param allowed false if the account's allowed-images setting forbids to launch it
   */
  record MachineImage(
      String state,
      String architecture,
      String platform,
      String rootDeviceType,
      String rootDeviceName,
      int rootGib,
      boolean ena,
      String imds,
      String owner,
      String deprecated,
      boolean allowed) {}
}
