import { expressionsOfCode, verdictsOf } from './step.ts';
import { readVerdicts, writeVerdicts } from './verdicts.ts';

// Checks what has no verdict yet, or with `--anew` everything (a quarter of an hour), and keeps no verdict that no
// expression of the code has any more.
const known = process.argv.includes('--anew') ? new Map() : readVerdicts();
const { verdicts, asked } = await verdictsOf(expressionsOfCode(), known);
writeVerdicts(verdicts);
console.log(`${verdicts.size} verdicts, ${asked} of them new`);
