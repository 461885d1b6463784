import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tools/gate/longest-first.ts';

// Two projects: `unit` touches nothing but memory and the repo's files; `integration` starts embedded
// PostgreSQL or the embedded cloud on loopback. `npm run verify` runs the first, `npm test` both.
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{lib,app,components,bin,tools,infra,functions}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.integration.test.ts', '**/node_modules/**', '**/.aws-sam/**'],
          environment: 'node',
          // Only a hang may end a test: machines are slow at times.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{lib,app,bin,tools,infra,functions}/**/*.integration.test.ts'],
          exclude: ['**/node_modules/**', '**/.aws-sam/**'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // Each starts a database or a cloud of its own on free ports: more at a time than cores only wait for each other.
          maxWorkers: 2,
        },
      },
    ],
  },
});
