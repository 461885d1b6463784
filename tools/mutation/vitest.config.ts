import { defineConfig } from 'vitest/config';

// Stryker says the folder; `npm run mutation` says it to Stryker.
export default defineConfig({
  test: { include: ['**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
});
