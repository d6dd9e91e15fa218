/** Says one line. */
export function say(line: string): void;
/** Says why the command cannot go on, and ends with status 1. */
export function stop(line: string): never;
