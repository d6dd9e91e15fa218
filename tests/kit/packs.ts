// The smallest rule pack that is valid: it knows no word.
const model = { bias: -5, weights: {}, calibration: { slope: 1, offset: 0 }, threshold: 0.5 };

/** A rule pack for tests that need one and do not judge by it. */
export const emptyPack: Uint8Array<ArrayBuffer> = new TextEncoder().encode(
  JSON.stringify({
    format: 1,
    version: 1,
    fitted: { corpus: [], seed: 1, folds: 2, figures: {} },
    suffixes: { ru: [], kk: [], en: [] },
    lexicon: [],
    sale: model,
    recruiting: model,
  }),
);
