package io.fenghuo.control;

import java.io.Serializable;
import java.util.Set;

/**
 * What commands on incidents are held to.
 *
 * @param profiles names of the profiles there are
 * @param maxMuteMillis how long a silence or maintenance may last
 */
public record CommandLimits(Set<String> profiles, long maxMuteMillis) implements Serializable {}
