package com.paymentmigration.lambda.validation.catalogue;

/**
 * Two spellings of a definition.
 *
 * @param name what is spelled otherwise
 * @param source SQL of the source
 * @param target SQL of the target
 * @param named text of the finding that must be reported; empty if both mean the same
 */
record DefinitionPair(String name, String source, String target, String named) {
  @Override
  public String toString() {
    return name;
  }
}
