import { runStep } from '#lib/runtime/step.ts';

await runStep();
