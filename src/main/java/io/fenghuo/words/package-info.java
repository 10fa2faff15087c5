/**
 * What people read. The human names of what the job knows by codes: those of its own vocabulary
 * come from one file per language, those of rules and measures from their definitions. And
 * sentences: a {@link io.fenghuo.words.Message} is put into words when it is told, by the files of
 * each {@link io.fenghuo.words.Language}, so that another language is only other files. It decides
 * nothing and knows no other package.
 */
package io.fenghuo.words;
