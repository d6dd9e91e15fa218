// The only import of webextension-polyfill: all extension code speaks this one API, in both browsers.
import polyfill from 'webextension-polyfill';

/** The browser's extension API, promised. */
export const browser: typeof polyfill = polyfill;
export type { Menus, Runtime, Tabs, WebNavigation } from 'webextension-polyfill';
