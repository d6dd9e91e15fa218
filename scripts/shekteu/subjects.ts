// subjects: what each line names, whether it is one address or a text.
import { parseArgs } from 'node:util';
import { subjectsOfLine } from '#lib/address/lookup.ts';
import { toAscii } from './ascii.ts';
import { answerLines, compact, type Line } from './lines.ts';

export const help = `shekteu subjects < LINES
Each line of standard input: {"input":…,"subjects":[…]}. A line that is as a whole an address gives what a look-up of it
asks, most specific first; any other line is a text, and gives its subjects in order of appearance. Nothing found is [].
Errors: not-utf8
`;

function answer(line: Line, _number: number, input: string): string {
  if (line === null) return compact({ input, error: 'not-utf8' });
  return compact({ input, subjects: subjectsOfLine(line, toAscii) });
}

/** Answers the lines of standard input. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  await answerLines(answer);
  return 0;
}
