// Names to A-labels on the command line: UTS 46 by a kept library, more exact than the platform's own parser.
import { toASCII } from 'tr46';
import type { ToAscii } from '#lib/address/ascii.ts';

const OPTIONS = {
  checkBidi: true,
  checkHyphens: false,
  checkJoiners: true,
  transitionalProcessing: false,
  useSTD3ASCIIRules: false,
  verifyDNSLength: false,
};

/** A host name to its A-labels; null where UTS 46 refuses it. Unicode Technical Standard 46, as the URL Standard uses it. */
export const toAscii: ToAscii = (name) => toASCII(name, OPTIONS);
