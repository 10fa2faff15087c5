package io.fenghuo.incident;

/**
 * What is kept of a tenant beside its incidents.
 *
 * @param profile the profile an operator has set; null where the configuration's holds
 * @param bucketsLeft so many buckets of customers' incidents are still to be looked at
 * @param bucket the next of them
 * @param looksAtAll whether at all that were told; otherwise at those that are held
 * @param lookMillis when what they are looked at for changed
 */
public record TenantState(
    String profile, int bucketsLeft, int bucket, boolean looksAtAll, long lookMillis) {

  static final TenantState NEW = new TenantState(null, 0, 0, false, 0);

  TenantState withProfile(String name) {
    return new TenantState(name, bucketsLeft, bucket, looksAtAll, lookMillis);
  }

  /** All buckets have to be looked at, whichever were already. */
  TenantState looking(boolean atAll, long timeMillis) {
    boolean goesOn = bucketsLeft > 0;
    return new TenantState(
        profile,
        Index.BUCKETS,
        bucket,
        atAll || (goesOn && looksAtAll),
        goesOn ? Math.max(lookMillis, timeMillis) : timeMillis);
  }

  TenantState bucketDone() {
    return bucketsLeft == 1
        ? new TenantState(profile, 0, 0, false, 0)
        : new TenantState(
            profile, bucketsLeft - 1, (bucket + 1) % Index.BUCKETS, looksAtAll, lookMillis);
  }
}
