import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Journeys in real browsers, one after the other: two cores, and times that mean something.
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['tests/e2e/**/*.e2e.ts'],
    environment: 'node',
    globalSetup: ['tests/e2e/setup.ts'],
    fileParallelism: false,
    testTimeout: process.env.LONG ? 900_000 : 120_000,
    hookTimeout: 180_000,
  },
});
