// The command line: which verb is meant, its help, and what its end means to the shell.
import { argv, exit, stderr, stdout } from 'node:process';
import { Fault, isFault } from '#lib/base/fault.ts';

interface Verb {
  /** Runs with the arguments after the verb; gives the exit code. */
  run(args: string[]): Promise<number>;
  help: string;
}

const verbs: Record<string, { about: string; load(): Promise<Verb> }> = {
  canonical: {
    about: 'canonical form and expressions of each address',
    load: () => import('#scripts/shekteu/canonical.ts'),
  },
  subjects: { about: 'what each address or text names', load: () => import('#scripts/shekteu/subjects.ts') },
  judge: { about: 'what each page looks like, and why', load: () => import('#scripts/shekteu/judge.ts') },
  'list generate': {
    about: 'a synthetic list of real size and shape',
    load: () => import('#scripts/shekteu/list-generate.ts'),
  },
  'list import': {
    about: "other people's list → subjects, with an account",
    load: () => import('#scripts/shekteu/list-import.ts'),
  },
  'list build': { about: 'subjects → a signed repository', load: () => import('#scripts/shekteu/list-build.ts') },
  'list lookup': { about: 'whether each address is listed', load: () => import('#scripts/shekteu/list-lookup.ts') },
  'list stat': { about: 'size of a list against its bound', load: () => import('#scripts/shekteu/list-stat.ts') },
  'repo init': { about: 'the first root, and keys for each role', load: () => import('#scripts/shekteu/repo-init.ts') },
  'repo rotate': {
    about: 'the next root: other keys or thresholds',
    load: () => import('#scripts/shekteu/repo-rotate.ts'),
  },
  'repo publish': {
    about: 'the next version, signed and put in place',
    load: () => import('#scripts/shekteu/repo-publish.ts'),
  },
  'repo verify': { about: 'walk a repository as a client does', load: () => import('#scripts/shekteu/repo-verify.ts') },
};

const HELP = `shekteu VERB …: lines in, lines out; nothing is sent anywhere unless a URL is an argument

${Object.entries(verbs)
  .map(([verb, { about }]) => `  ${verb.padEnd(14)} ${about}`)
  .join('\n')}

  shekteu VERB --help   options of one verb
Exit: 0 every line was answered; 1 what was checked or built was refused; 2 wrong use or an unreadable file.
`;

function isHelp(word: string | undefined): boolean {
  return word === '--help' || word === '-h';
}

function verbOf(words: string[]): { verb: string; args: string[] } | null {
  for (const length of [2, 1]) {
    const verb = words.slice(0, length).join(' ');
    if (Object.hasOwn(verbs, verb)) return { verb, args: words.slice(length) };
  }
  return null;
}

function helpOf(word: string | undefined): string {
  const group = Object.entries(verbs).filter(([verb]) => verb.startsWith(`${word} `));
  return group.length === 0 ? HELP : group.map(([verb, { about }]) => `${verb.padEnd(14)} ${about}\n`).join('');
}

function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const isUse = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  const hint = isFault(error) && error.hint !== '' ? `; ${error.hint}` : isUse ? '; see --help' : '';
  return `shekteu: ${message}${hint}`.replace(/\s+/g, ' ');
}

async function main(words: string[]): Promise<number> {
  const found = verbOf(words);
  if (found === null) {
    if (words.length === 0 || !words.slice(0, 2).some(isHelp)) {
      throw new Fault('usage', words.length === 0 ? 'no verb given' : `no such verb: ${words.slice(0, 2).join(' ')}`, {
        hint: 'shekteu --help lists them',
      });
    }
    stdout.write(helpOf(words[0]));
    return 0;
  }
  const verb = await verbs[found.verb]!.load();
  const end = found.args.indexOf('--');
  if (!found.args.slice(0, end < 0 ? undefined : end).some(isHelp)) return verb.run(found.args);
  stdout.write(verb.help.endsWith('\n') ? verb.help : `${verb.help}\n`);
  return 0;
}

// A reader that has had enough (`| head`) is no fault.
stdout.on('error', (error: NodeJS.ErrnoException) => exit(error.code === 'EPIPE' ? 0 : 2));

main(argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    stderr.write(`${oneLine(error)}\n`);
    process.exitCode = 2;
  },
);
