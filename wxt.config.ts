import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { writeBuiltIn } from '#scripts/built-in.ts';

// Each permission has its reason beside it; tests/house.test.ts holds the list, so that it cannot grow unseen.
const permissions = [
  'storage', // settings
  'alarms', // sync and delivery after the worker was stopped
  'contextMenus', // report a link or a selection without opening it
  'webNavigation', // stop a listed page before it paints
  'scripting', // the hold of warning mode
  'unlimitedStorage', // the list and the outbox are not evicted
];

// Firefox upgrades http to https under its default policy, which would make a desk on http://127.0.0.1 unreachable: the policy is our own in both.
// connect-src 'self': the worker fetches the list and the rule pack that lie in its own package, and nothing else of its own.
const extensionPages =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self' https: http://127.0.0.1:*; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'";

// Gives unpacked builds one id on every machine (fpkbeiljfaclcipiolmfhfnnaceghboa). A store assigns its own: build for it with SHEKTEU_STORE=1.
const developmentKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAiDnG16Fxrd2CQq8Dd0EkzmzvYJ3vFWAERS7pxoZIaCD/PMTonAyLoRpom6jzj3qlynl+1RULf4wq4IQqeVy2' +
  'dJJw201a/yud8nnDPGYebpMtfZN5zWqScNmd9ZCEMkp1H6lZcDm+2y/khrgF3B/HeiO5qYIPHtbISHjjPJX4f0QooOqVnmKO0FJtJpEjO5HI+qB8rWzgSfDg3Q1152xs' +
  '6GS+sfwHEPrmkdGcLfhAJEYJKsNRyCCz1zO1Sm/rqs+HsZ+kjLbNystMvFpcsHePVWQf0wvWNjUzRISA4Eneh3oaDaZphIoV2+M1QRgXyB3hZj7gHATLTk80x5oU7B7p6QIDAQAB';

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  // The oldest browsers the manifest names: `light-dark()` and the like stay as written.
  vite: () => ({ plugins: [preact()], build: { target: ['chrome137', 'firefox142'] } }),
  hooks: {
    'build:publicAssets': async (wxt, files) => {
      files.push(...(await writeBuiltIn(wxt.config.root, process.env)));
    },
  },
  manifest: ({ browser }) => ({
    name: 'Shekteu',
    description: '__MSG_description__',
    default_locale: 'en',
    minimum_chrome_version: browser === 'firefox' ? undefined : '137', // Ed25519 in WebCrypto
    icons: Object.fromEntries([16, 32, 48, 96, 128].map((size) => [size, `icons/icon-${size}.png`])),
    action: { default_icon: { 16: 'icons/toolbar-off-16.png', 32: 'icons/toolbar-off-32.png' } },
    permissions,
    host_permissions: ['<all_urls>'],
    content_security_policy: { extension_pages: extensionPages },
    ...(browser !== 'firefox' && process.env.SHEKTEU_STORE === undefined && { key: developmentKey }),
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'shekteu@shekteu.example',
          strict_min_version: '142.0',
          data_collection_permissions: { required: ['none'], optional: ['browsingActivity', 'websiteContent'] },
        },
      },
    }),
  }),
});
