/**
 * What people read. The human names of what the job knows by codes: those of its own vocabulary
 * come from one file per language, those of rules and measures from their definitions. And
 * sentences: a {@link io.fenghuo.words.Message} is put into words when it is told, by a file per
 * language, so that another language is another file. It decides nothing and knows no other
 * package.
 */
package io.fenghuo.words;
