// Names in other alphabets become A-labels; who does it differs by place, so it is handed in.

/** A host name to its A-labels by UTS 46, or null if the name is not allowed. */
export type ToAscii = (name: string) => string | null;

// What would change the meaning of an address if it stood in a host: UTS 46 maps some letters to these.
const FORBIDDEN = /[\0-\x20"#%/:<>?@[\\\]^`{|}\x7f-\uffff]/;

/** True if a converted name may stand in a host as it is. */
export function isPlainName(name: string): boolean {
  return name !== '' && !FORBIDDEN.test(name);
}

/** Names to A-labels by the platform's own URL parser: for the extension, which carries no UTS 46 table. */
export const asciiByUrl: ToAscii = (name) => {
  if (/[\0-\x20"#%/:<>?@[\\\]^`{|}\x7f]/.test(name)) return null;
  const address = `http://${name}/`;
  return URL.canParse(address) ? new URL(address).hostname : null;
};
