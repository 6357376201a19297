package com.paymentmigration.operator.report;

/**
 * Something that the project cannot know without an account.
 *
 * @param number its number in docs/limits.md
 * @param question what is not known
 * @param answer what this report found; empty if it found nothing
 * @param next what answers it otherwise: a command or words
 */
public record Question(int number, String question, String answer, String next) {}
