package com.paymentmigration.lambda.legacy;

import java.util.function.Function;

/**
 * Something that the way in takes for granted.
 *
 * @param name what reports call it
 * @param look reads the server, and says how it stands
 */
record Assumption(String name, Function<LegacyServer, InventoryLine> look) {}
