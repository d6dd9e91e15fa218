// Percent escapes on byte strings: strings whose characters are bytes, 0 to 255.

const HEX = '0123456789ABCDEF';

function hexValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** The UTF-8 bytes of `text` as a byte string; a lone surrogate becomes U+FFFD. */
export function toByteString(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  let out = '';
  for (const byte of new TextEncoder().encode(text)) out += String.fromCharCode(byte);
  return out;
}

/** The text of a byte string, or null if it is not UTF-8. */
export function fromByteString(bytes: string): string | null {
  const array = Uint8Array.from(bytes, (letter) => letter.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(array);
  } catch {
    return null; // not UTF-8 is an expected outcome, and the decoder can say it only by throwing
  }
}

/**
 * Unescapes until no escape is left, in one pass: escapes cannot overlap, so the order in which they are undone does not
 * matter, and an escape that comes into being by undoing another is seen at the end of what is already written.
 */
export function unescapeAll(bytes: string): string {
  const first = bytes.indexOf('%');
  if (first < 0) return bytes;
  const out = new Uint8Array(bytes.length - first);
  let length = 0;
  for (let i = first; i < bytes.length; i++) {
    out[length++] = bytes.charCodeAt(i);
    while (length >= 3 && out[length - 3] === 37) {
      const high = hexValue(out[length - 2]!);
      const low = hexValue(out[length - 1]!);
      if (high < 0 || low < 0) break;
      length -= 2;
      out[length - 1] = high * 16 + low;
    }
  }
  let tail = '';
  for (let i = 0; i < length; i++) tail += String.fromCharCode(out[i]!);
  return bytes.slice(0, first) + tail;
}

/** Escapes what is at or below 0x20 or at or above 0x7F, `#` and `%`, with upper-case hex. */
export function escapeBytes(bytes: string): string {
  if (!/[^\x21\x22\x24\x26-\x7e]/.test(bytes)) return bytes;
  return bytes.replace(/[^\x21\x22\x24\x26-\x7e]/g, (letter) => {
    const code = letter.charCodeAt(0);
    return `%${HEX[code >> 4]}${HEX[code & 15]}`;
  });
}
