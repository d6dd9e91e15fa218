/** The path of an installed browser of this kind, or null. */
export function findBrowser(kind: 'chromium' | 'firefox'): string | null;
/** Finds each kind, installing what is missing where that is possible. */
export function ensureBrowsers<K extends 'chromium' | 'firefox'>(
  kinds: readonly K[],
): Promise<Record<K, string | null>>;
/** The one command that brings a browser of this kind to this machine. */
export function howToInstall(kind: 'chromium' | 'firefox'): string;
