/**
 * The writer moves under a fence, and back: use cases over small ports. A port's method is one side
 * effect, so that a model can crash, delay or lose each of them.
 */
package com.paymentmigration.lambda.cutover;
