// Characters that a reader cannot see and that make a text say something else than it shows.

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// Controls but tab and line feed; soft hyphen, zero-width space, word joiner, byte-order mark; bidirectional embeddings, overrides, isolates.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const UNSEEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;

/** The text without control, zero-width and bidirectional characters; a lone surrogate becomes U+FFFD. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNSEEN, '').replace(LONE_SURROGATE, '\ufffd');
}
