/** Calls `moved` when the document's address may have changed without a load: by the Navigation API where there is one, else by history events. */
export function followAddress(moved: () => void): void {
  const { navigation } = globalThis as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', moved);
  for (const name of ['popstate', 'hashchange']) addEventListener(name, moved);
}
