/** Pictures as SVG, made of text only, the same bytes on every machine. */
package com.paymentmigration.picture;
