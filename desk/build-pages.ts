// Builds the moderators' pages when they are missing or older than what they are made from (about a second).
import { existsSync, readdirSync, statSync } from 'node:fs';
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
  const { build } = await import('vite');
  await build({ configFile: path.join(repository, 'desk', 'web', 'vite.config.ts'), logLevel: 'error' });
  return out;
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
