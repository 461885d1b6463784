import { parseArgs } from 'node:util';
import { runRunner } from '#lib/runtime/runner.ts';

const { values } = parseArgs({ options: { accounts: { type: 'string' } } });
await runRunner(values.accounts);
