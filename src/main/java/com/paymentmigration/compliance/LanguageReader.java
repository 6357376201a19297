package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the languages that some types of resources carry. */
interface LanguageReader {
  /**
   * A resource whose functions are placeholders already.
   *
   * @param id logical id
   * @param type for example {@code AWS::Events::Rule}
   * @param properties resolved
   * @param template the whole template, as it is
   */
  record Resource(String id, String type, JsonNode properties, JsonNode template) {
    /** JSON pointer of a property, from the top of the template. */
    String pointer(String property) {
      return "/Resources/" + id + "/Properties/" + property;
    }
  }

  /** Reads what {@code resource} carries, if it is of a type that this reader knows. */
  void read(Resource resource, LanguageReport report);
}
