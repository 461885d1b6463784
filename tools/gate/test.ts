import { readToolchain } from '../toolchain.ts';
import { closingLine, totalOf } from './counts.ts';
import { prepareGate } from './gate.ts';
import { runSteps, type StepResult } from './step.ts';
import { journeys, productionBuild, vitest } from './tests.ts';
import { unproven } from './unproven.ts';
import { verifySteps } from './verify-steps.ts';

prepareGate();
const toolchain = readToolchain();
const results: StepResult[] = await runSteps(verifySteps(toolchain), 2);
// One after the other: both start a whole cloud, and share two cores with nothing else that way.
for (const step of [vitest('integration', 40), productionBuild(toolchain), journeys(toolchain)]) {
  results.push(...(await runSteps([step], 1)));
}
const total = totalOf(results);
for (const line of await unproven()) console.log(line);
console.log(closingLine(total));
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
