package com.paymentmigration.required;

/**
 * One value of a resource, spelled.
 *
 * @param property where, for example {@code Tags[Environment]/Value}; a list of objects without
 *     names ends with {@code []}, an attribute beside the properties begins with {@code @}
 * @param value for example {@code ${KeysDatabase.Arn}}
 */
record Leaf(String property, String value) {}
