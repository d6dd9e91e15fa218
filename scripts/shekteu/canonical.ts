// canonical: the canonical form of each address, and its expressions.
import { parseArgs } from 'node:util';
import { canonicalise } from '#lib/address/canonical.ts';
import { expressions } from '#lib/address/expressions.ts';
import { isFault } from '#lib/base/fault.ts';
import { toAscii } from './ascii.ts';
import { answerLines, compact, type Line } from './lines.ts';

export const help = `shekteu canonical < ADDRESSES
Each line of standard input: {"input":…,"canonical":…,"expressions":[…]} or {"input":…,"error":CODE}.
Canonical form and expressions are those of the Safe Browsing v4 page "URLs and Hashing".
Errors: empty not-utf8 no-host bad-host too-long
`;

function answer(line: Line, _number: number, input: string): string {
  if (line === null) return compact({ input, error: 'not-utf8' });
  try {
    const canonical = canonicalise(line, toAscii);
    return compact({ input, canonical, expressions: expressions(canonical) });
  } catch (error) {
    if (isFault(error)) return compact({ input, error: error.code });
    throw error;
  }
}

/** Answers the lines of standard input. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  await answerLines(answer);
  return 0;
}
