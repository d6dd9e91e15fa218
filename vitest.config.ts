import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const node = { environment: 'node' as const, testTimeout: 60_000, hookTimeout: 120_000 };
// Minutes of measuring in a browser: `npm run test:long` alone.
const onlyLong = process.env.LONG ? [] : ['tests/scripts/bench/list.test.ts'];

// happy-dom's Request drops Origin, so only what has a document runs there; the desk and the core run on Node.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          ...node,
          include: ['tests/{lib,desk,scripts}/**/*.test.ts', 'tests/*.test.ts'],
          exclude: ['**/*.prop.test.ts', 'tests/lib/{page,storage,settings,messages}/**', ...onlyLong],
        },
      },
      { test: { name: 'property', ...node, include: ['tests/**/*.prop.test.ts'] } },
      { test: { name: 'conformance', ...node, include: ['tests/conformance/**/*.test.ts'] } },
      { test: { name: 'faults', ...node, include: ['tests/faults/**/*.test.ts'] } },
      {
        plugins: [preact(), WxtVitest()],
        test: {
          name: 'device',
          environment: 'happy-dom',
          setupFiles: ['./tests/kit/polyfill.ts'],
          include: [
            'tests/{components,entrypoints}/**/*.test.{ts,tsx}',
            'tests/lib/{page,storage,settings,messages}/**/*.test.{ts,tsx}',
          ],
        },
      },
    ],
  },
});
