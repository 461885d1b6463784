import { readToolchain } from '../toolchain.ts';
import { prepareGate } from './gate.ts';
import { runSteps } from './step.ts';
import { verifySteps } from './verify-steps.ts';

prepareGate();
const started = performance.now();
const results = await runSteps(verifySteps(readToolchain()), 2);
const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  failed.length === 0 ? `verified in ${seconds} s` : `failed after ${seconds} s: ${failed.join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
