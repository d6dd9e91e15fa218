import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

// The fake's sendMessage ignores promises that listeners return; the polyfill wraps it as it wraps the real Chrome (fake-browser 2.0.1).
vi.stubGlobal('browser', undefined);
vi.stubGlobal('chrome', fakeBrowser);
await import('webextension-polyfill');
