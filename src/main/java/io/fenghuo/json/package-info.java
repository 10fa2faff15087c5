/**
 * Strict reading of flat JSON objects that strangers sent.
 *
 * <p>Comes in: the bytes of one record. Goes out: the wanted fields with typed readers, or one
 * fault that names the field. It must never guess what was meant, repeat a field's value in a
 * fault, or fail with anything but {@link io.fenghuo.json.RefusedException}.
 */
package io.fenghuo.json;
