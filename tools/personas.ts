import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readRunning } from './demo/running.ts';
import { PERSONAS } from './personas/personas.ts';
import { type Measured, walk } from './personas/walk.ts';
import { openBrowser } from './screenshots/portal.ts';
import { repoRoot } from './toolchain.ts';

// `npm run personas`: from the overview to the answer that each person comes for, on a running demo: clicks and seconds, at a desk and
// on a phone. Nothing is requested and nothing is approved: the last click is counted, and not made.

const { positionals } = parseArgs({ allowPositionals: true });
const portal = readRunning(join(repoRoot, positionals[0] ?? '.yagura/demo')).environment.YAGURA_URL ?? '';
const browser = await openBrowser();
const rows: string[] = [];
let missed = 0;
try {
  for (const persona of PERSONAS) {
    const desk = await walk(browser, portal, persona, false);
    const phone = await walk(browser, portal, persona, true);
    missed += [desk, phone].filter(({ found }) => !found).length;
    rows.push(`| ${persona.who} | ${persona.comesTo} | ${told(desk)} | ${told(phone)} |`);
    console.error(rows.at(-1));
  }
} finally {
  await browser.close();
}
console.log(['| who | comes to | at a desk | on a phone |', '|---|---|---|---|', ...rows].join('\n'));
process.exitCode = missed === 0 ? 0 : 1;

function told({ found, clicks, millis, why }: Measured): string {
  if (!found) return `not found: ${why}`;
  return `${clicks} ${clicks === 1 ? 'click' : 'clicks'}, ${(millis / 1_000).toFixed(1)} s`;
}
