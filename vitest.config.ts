import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tools/gate/longest-first.ts';
import { unitProjects } from './tools/gate/unit-projects.ts';

// `unit` and `unit-apart` touch nothing but memory and the repo's files; `integration` starts embedded
// PostgreSQL or the embedded cloud on loopback. `npm run verify` runs the first two, `npm test` all.
export default defineConfig({
  test: {
    // One seed: what fails here fails everywhere.
    sequence: { sequencer: LongestFirst, seed: 1 },
    projects: [
      ...unitProjects(),
      {
        test: {
          name: 'integration',
          include: ['{lib,app,bin,tools,infra,functions}/**/*.integration.test.ts'],
          exclude: ['**/node_modules/**', '**/.aws-sam/**'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 100_000 } },
          // Each starts a database or a cloud of its own on free ports: more at a time than cores only wait for each other.
          maxWorkers: 2,
        },
      },
    ],
  },
});
