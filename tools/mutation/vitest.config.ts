import { defineConfig } from 'vitest/config';

// Only the tests of the rules themselves count: a page that happens to pass through a rule does not prove it.
export default defineConfig({
  test: { include: ['lib/domain/**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
});
