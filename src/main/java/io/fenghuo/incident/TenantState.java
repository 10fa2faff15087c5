package io.fenghuo.incident;

/**
 * What is kept of a tenant beside its incidents.
 *
 * @param profile the profile an operator has set; null where the configuration's holds
 * @param stormStartMillis when the span began in which openings are counted
 * @param opened how many incidents of level III and IV were told in that span
 * @param bucketsLeft so many buckets of customers' incidents are still to be looked at
 * @param bucket the next of them
 * @param looksAtAll whether at all that were told; otherwise at those that are held
 * @param lookMillis when what they are looked at for changed
 */
public record TenantState(
    String profile,
    long stormStartMillis,
    int opened,
    int bucketsLeft,
    int bucket,
    boolean looksAtAll,
    long lookMillis) {

  static final TenantState NEW = new TenantState(null, Long.MIN_VALUE, 0, 0, 0, false, 0);

  TenantState withProfile(String name) {
    return new TenantState(
        name, stormStartMillis, opened, bucketsLeft, bucket, looksAtAll, lookMillis);
  }

  TenantState withOpened(long startMillis, int count) {
    return new TenantState(
        profile, startMillis, count, bucketsLeft, bucket, looksAtAll, lookMillis);
  }

  /** All buckets have to be looked at, whichever were already. */
  TenantState looking(boolean atAll, long timeMillis) {
    boolean goesOn = bucketsLeft > 0;
    return new TenantState(
        profile,
        stormStartMillis,
        opened,
        Index.BUCKETS,
        bucket,
        atAll || (goesOn && looksAtAll),
        goesOn ? Math.max(lookMillis, timeMillis) : timeMillis);
  }

  TenantState bucketDone() {
    return bucketsLeft == 1
        ? new TenantState(profile, stormStartMillis, opened, 0, 0, false, 0)
        : new TenantState(
            profile,
            stormStartMillis,
            opened,
            bucketsLeft - 1,
            (bucket + 1) % Index.BUCKETS,
            looksAtAll,
            lookMillis);
  }
}
