// What the first commands say: calm lines, one thing a line.

/** Says one line. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Says why the command cannot go on and what to do, and ends with status 1. */
export function stop(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
