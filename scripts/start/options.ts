// What `npm start` can be told.
import { parseArgs } from 'node:util';

/** The options of `npm start`. */
export interface StartOptions {
  help: boolean;
  /** Drive the round trip once without a display and leave its pictures in this folder. */
  screenshot: string | null;
  /** Real lists to import first: files or https addresses. */
  lists: string[];
  licence: string;
  browser: 'chromium' | 'firefox' | null;
}

/** What `--help` prints. */
export const help = `npm start [-- OPTIONS]
  --list FILE|URL     import a real list first (may be repeated); --licence TEXT says under which licence
  --browser NAME      chromium or firefox; without it the first that is found
  --screenshot DIR    no display: drive the round trip once, leave pictures in DIR, stop everything, exit 0`;

/** Reads the command line. @throws Error of node:util on an unknown option */
export function readOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h' },
      screenshot: { type: 'string' },
      list: { type: 'string', multiple: true },
      licence: { type: 'string' },
      browser: { type: 'string' },
    },
  });
  const { browser } = values;
  if (browser !== undefined && browser !== 'chromium' && browser !== 'firefox') {
    throw new Error('--browser takes chromium or firefox');
  }
  return {
    help: values.help ?? false,
    screenshot: values.screenshot ?? null,
    lists: values.list ?? [],
    licence: values.licence ?? 'not stated',
    browser: browser ?? null,
  };
}
