package com.paymentmigration.client;

/**
 * Where to write now.
 *
 * @param target the writer
 * @param generation grows whenever the state item says something new: connections of an older
 *     generation are not handed out again
 */
record WriterView(WriterTarget target, long generation) {}
