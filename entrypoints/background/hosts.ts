// A host in both spellings, so that a look-alike cannot hide behind either.
const punycodeLabel = /^xn--/;

/** The host of an address as people read it, and as the network does. */
export function hostsOf(url: string): { host: string; ascii: string } {
  const ascii = new URL(url).hostname;
  return { host: ascii.split('.').map(label).join('.'), ascii };
}

function label(ascii: string): string {
  return punycodeLabel.test(ascii) ? (decodePunycode(ascii.slice(4)) ?? ascii) : ascii;
}

// RFC 3492, section 6.2, with the parameters of section 5.
const BASE = 36;
const TMIN = 1;
const TMAX = 26;
const SKEW = 38;
const DAMP = 700;

/** The letters a Punycode label stands for, or null if it stands for none (RFC 3492, section 6.2). */
export function decodePunycode(text: string): string | null {
  const at = text.lastIndexOf('-');
  const out = at > 0 ? [...text.slice(0, at)].map((unit) => unit.codePointAt(0)!) : [];
  let n = 128;
  let i = 0;
  let bias = 72;
  for (let next = at > 0 ? at + 1 : 0; next < text.length; ) {
    const before = i;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = digitOf(text.charCodeAt(next++));
      if (digit === null) return null;
      i += digit * weight;
      const threshold = Math.min(TMAX, Math.max(TMIN, k - bias));
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    bias = adapted(i - before, out.length + 1, before === 0);
    n += Math.floor(i / (out.length + 1));
    i %= out.length + 1;
    if (n > 0x10ffff) return null;
    out.splice(i++, 0, n);
  }
  return String.fromCodePoint(...out);
}

function digitOf(unit: number): number | null {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61;
  return unit >= 0x30 && unit <= 0x39 ? unit - 0x30 + 26 : null;
}

function adapted(delta: number, points: number, first: boolean): number {
  delta = first ? Math.floor(delta / DAMP) : delta >> 1;
  delta += Math.floor(delta / points);
  let k = 0;
  for (; delta > ((BASE - TMIN) * TMAX) >> 1; k += BASE) delta = Math.floor(delta / (BASE - TMIN));
  return k + Math.floor(((BASE - TMIN + 1) * delta) / (delta + SKEW));
}
