// The only import of webextension-polyfill: all extension code speaks this one API, in both browsers.
import polyfill, { type Menus, type Runtime, type Tabs, type WebNavigation } from 'webextension-polyfill';

export type { Menus, Runtime, Tabs, WebNavigation };

/** The browser's extension API, promised. */
export const browser: typeof polyfill = polyfill;
