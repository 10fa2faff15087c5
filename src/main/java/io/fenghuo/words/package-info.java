/**
 * Human names, in Chinese and English, of what the job knows by codes: those of its own vocabulary
 * come from one message file per language, those of rules and measures from their definitions. Out
 * go the words that sentences are made of. It decides nothing and knows no other package.
 */
package io.fenghuo.words;
