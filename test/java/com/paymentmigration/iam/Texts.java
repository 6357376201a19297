package com.paymentmigration.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A policy writes one text without its list. */
final class Texts {
  private Texts() {}

  /** The texts of a list, one text as a list, nothing as none. */
  static List<String> of(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(each -> texts.add(each.asText()));
    } else if (!value.isMissingNode()) {
      texts.add(value.asText());
    }
    return texts;
  }
}
