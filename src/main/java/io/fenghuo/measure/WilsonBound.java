package io.fenghuo.measure;

/**
 * The 95 % score interval of a share (E. B. Wilson, "Probable Inference, the Law of Succession, and
 * Statistical Inference", Journal of the American Statistical Association 22, 1927). It keeps a
 * handful of events from passing for a large share: 3 hits of 3 have a lower bound of 0.44.
 */
final class WilsonBound {

  /** Two-sided 95 % quantile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  private WilsonBound() {}

  static double lower(double hits, double of) {
    return bound(hits, of, -1);
  }

  static double upper(double hits, double of) {
    return bound(hits, of, 1);
  }

  private static double bound(double hits, double of, int side) {
    if (!(of > 0)) {
      return Double.NaN;
    }
    // Both may be estimates, so the hits may seem to outnumber the whole.
    double share = Math.min(1, hits / of);
    double middle = share + Z * Z / (2 * of);
    double reach = Z * Math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of));
    double bound = (middle + side * reach) / (1 + Z * Z / of);
    return Math.max(0, Math.min(1, bound));
  }
}
