// Builds the moderators' pages when they are missing or older than what they are made from (about a second).
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('..', import.meta.url));
const out = path.join(repository, 'desk', 'web', 'dist');
const sources = ['desk/web', 'components', 'lib/i18n', 'desk/cases', 'desk/review', 'desk/publication'];

/** Returns the folder of the built pages, building them first where that is needed. */
export async function buildPages(): Promise<string> {
  const built = path.join(out, 'index.html');
  const newest = Math.max(...sources.map((folder) => newestIn(path.join(repository, folder))));
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return out;
  await buildInto(`${out}.${process.pid}`);
  return out;
}

// Built beside and then put in place, so that a desk which runs from here meanwhile never misses a file for long.
async function buildInto(half: string): Promise<void> {
  const [{ build, mergeConfig }, { default: config }] = await Promise.all([
    import('vite'),
    import('#desk/web/vite.config.ts'),
  ]);
  await build(mergeConfig(config, { configFile: false, logLevel: 'error', build: { outDir: half } }));
  const old = `${half}.old`;
  try {
    if (existsSync(out)) renameSync(out, old);
    renameSync(half, out);
  } catch (error) {
    // Another desk that starts at the same moment has put its own there.
    if (!existsSync(path.join(out, 'index.html'))) throw error;
  } finally {
    for (const folder of [half, old]) rmSync(folder, { recursive: true, force: true });
  }
}

function newestIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { withFileTypes: true, recursive: true });
  return Math.max(
    0,
    ...files
      .filter((file) => file.isFile() && !file.parentPath.startsWith(out))
      .map((file) => statSync(path.join(file.parentPath, file.name)).mtimeMs),
  );
}
