package io.fenghuo.publish;

import java.io.Serializable;

/** How one kind of record leaves the job. */
@FunctionalInterface
interface Envelope<T> extends Serializable {

  Outgoing wrap(T record);
}
