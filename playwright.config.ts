import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { readToolchain, repoRoot } from './tools/toolchain.ts';

// Journeys through the built product over one deployed stack of their own, started once for all of them.
// While writing one: YAGURA_E2E_DIR=<--dir of a demo that runs> uses that one and leaves it running. Its processes are left alone
// unless YAGURA_E2E_BREAK=1 says that they may be frozen and killed.
const reused = process.env.YAGURA_E2E_DIR;
const breakable = reused === undefined || process.env.YAGURA_E2E_BREAK === '1';
const chromium = process.env.YAGURA_CHROMIUM ?? readToolchain().chromium;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/stack/start.ts',
  metadata: {
    stack: resolve(repoRoot, reused ?? '.yagura/e2e/stack'),
    reused: reused !== undefined,
    breakable,
  },
  // One stack and two cores: side by side the journeys would only wait for each other.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  projects: [
    { name: 'journeys', testMatch: '**/*.journey.ts' },
    { name: 'proofs', testMatch: '**/*.proof.ts' },
  ],
});
