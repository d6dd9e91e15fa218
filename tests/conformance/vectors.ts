// Vectors of others, read in place: they are never copied into this repository.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = resolve(process.cwd(), '..', 'shared', 'data', 'vectors');

/** True where the vectors lie beside the checkout; where they do, no test may skip. */
export const hasSharedVectors = existsSync(FOLDER);

/** The vectors of one set, and a line that says how many were read. */
export function vectorsOf<T>(name: string): T[] {
  const { vectors } = JSON.parse(readFileSync(resolve(FOLDER, `${name}.json`), 'utf8')) as { vectors: T[] };
  console.info(`${name}: ${vectors.length} vectors`);
  return vectors;
}
