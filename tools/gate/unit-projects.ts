import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProjectInlineConfiguration } from 'vitest/config';

const ROOT = join(import.meta.dirname, '../..');
const UNIT = '{lib,app,components,bin,tools,infra,functions}/**/*.test.{ts,tsx}';
const NOT_UNIT = ['**/*.integration.test.ts', '**/node_modules/**', '**/.aws-sam/**'];
/** What a file of tests puts in the place of something that others of its process use too. */
const REPLACES = ['mock(', 'doMock(', 'stubEnv(', 'stubGlobal(', 'useFakeTimers(', 'spyOn('].map(
  (each) => `vi.${each}`,
);

/**
 * Unit tests share their processes and the modules that are loaded there: to load them anew for each of five hundred files took three
 * quarters of the time. Files that replace a module, a global or the time have a process of their own.
 */
export function unitProjects(): TestProjectInlineConfiguration[] {
  const apart = globSync(UNIT, { cwd: ROOT, exclude: NOT_UNIT }).filter((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    return REPLACES.some((each) => text.includes(each));
  });
  return [
    { test: { ...shared, name: 'unit', include: [UNIT], exclude: [...NOT_UNIT, ...apart], isolate: false } },
    { test: { ...shared, name: 'unit-apart', include: apart } },
  ];
}

const shared: TestProjectInlineConfiguration['test'] = {
  environment: 'node',
  // Only a hang may end a test: machines are slow at times.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 50_000 } },
  // In one order, and not the one they are written in: a test that needs the one above it fails at its author's.
  sequence: { shuffle: { tests: true } },
};
