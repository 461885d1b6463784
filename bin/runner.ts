import { runRunner } from '#lib/runtime/runner.ts';

await runRunner();
