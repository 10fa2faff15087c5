/**
 * Texts of YAML. A text comes in, its one document goes out as a tree whose scalars keep what was
 * written, or a fault with its place and line. It must never know what the document is about.
 */
package io.fenghuo.yaml;
