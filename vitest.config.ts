import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/global-setup.ts'],
    // Two at a time: some tests start servers, databases and a browser of their own.
    maxWorkers: 2,
    // Generous, for a machine that is busy with other things.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
