// The four verdicts, inside a sentence.

/** English texts of this screen. */
export const verdict = {
  'verdict.clear': 'no warning',
  'verdict.caution': 'be careful',
  'verdict.danger': 'dangerous',
  'verdict.trusted': 'trusted',
} as const;
