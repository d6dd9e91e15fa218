// WXT's own development server: builds the extension again when a source changes, in a browser where there is a display.
import { createServer } from 'wxt';
import { findBrowser } from './browsers.mjs';
import { say } from './say.mjs';

const chrome = findBrowser('chromium');
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
if (!hasDisplay) say('There is no display here: load .output/chrome-mv3-dev in a browser elsewhere.');

const server = await createServer({
  webExt: {
    disabled: !hasDisplay || !chrome,
    binaries: chrome ? { chrome } : {},
    chromiumArgs: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    startUrls: [],
  },
});
await server.start();
