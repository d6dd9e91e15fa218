type Kind = 'chromium' | 'firefox';
/** The folder that `wxt build` writes for this browser. */
export function buildFolder(browser: Kind): string;
/** Builds the extension; `into`, when given, gets a copy. Resolves to the folder that holds it. @throws Error when the build fails */
export function build(
  browser: Kind,
  options?: { rootPath?: string; repository?: string; into?: string; quiet?: boolean },
): Promise<string>;
