import { defineConfig } from 'vitest/config';

// `npm run mutation` says which tests of lib count.
const include = (process.env.YAGURA_MUTATION_TESTS ?? '**/*.test.ts').split(' ');

export default defineConfig({
  test: { include, environment: 'node', testTimeout: 60_000 },
});
