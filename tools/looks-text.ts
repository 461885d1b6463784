import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { readRunning } from './demo/running.ts';
import { FLOOR, pictureStands, smallestText } from './looks/smallest-text.ts';
import { readToolchain, repoRoot } from './toolchain.ts';

// `npm run looks:text`: the smallest words of each first view of the architecture page, in a portal that runs. Prints a
// JSON line a view (`--json`) or a table of the smallest, and ends with 1 when one is under the floor. `-- --portal http://localhost:3900` asks another than the demo.

const ENVIRONMENTS = ['items/dev', 'items/staging', 'items/prod', 'hello/dev'];
const VIEWS = ['simple', 'detailed', 'flow'];
const OVERLAYS = ['health', 'traffic', 'change', 'cost'];
const SIZES = [
  { width: 1440, height: 900, floor: FLOOR.desktop },
  { width: 1920, height: 1080, floor: FLOOR.desktop },
  { width: 390, height: 844, floor: FLOOR.phone },
];

const given = process.argv.slice(2);
const asked = given.indexOf('--portal');
const portal =
  asked >= 0
    ? (given[asked + 1] ?? '')
    : (readRunning(join(repoRoot, '.yagura/demo')).environment.YAGURA_URL ?? '');
const asJson = given.includes('--json');
const environments = given.filter((each, index) => each.includes('/') && index !== asked + 1);
const executablePath = readToolchain().chromium;
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const signedIn = await signIn(browser);
let small = 0;
/** Smallest words by environment, view and width, px. */
const table: Record<string, Record<string, string>> = {};
for (const { width, height, floor } of SIZES) {
  const context = await browser.newContext({ viewport: { width, height }, storageState: signedIn });
  const page = await context.newPage();
  for (const environment of environments.length > 0 ? environments : ENVIRONMENTS) {
    for (const view of VIEWS) {
      for (const overlay of OVERLAYS) {
        await page.goto(`${portal}/e/${environment}/architecture?view=${view}&overlay=${overlay}`);
        await pictureStands(page);
        const least = await smallestText(page);
        // Fractions of a pixel are the browser's rounding.
        const readable = least !== undefined && least.px >= floor - 0.01;
        if (!readable) small += 1;
        if (asJson)
          console.log(
            JSON.stringify({ environment, view, overlay, width, height, floor, ...least, readable }),
          );
        const name = `${environment} ${view} ${overlay}`;
        const px = least === undefined ? 'none' : least.px.toFixed(1);
        const size = `${width} × ${height}, at least ${floor}`;
        table[name] = { ...table[name], [size]: readable ? px : `${px}: ${least?.text ?? ''}` };
      }
    }
  }
  await context.close();
}
await browser.close();
if (!asJson) console.table(table);
if (small > 0) console.error(`${small} first views have words that are too small`);
process.exitCode = small === 0 ? 0 : 1;

/** Signs in once: the portal takes only a few sign-ins a minute. */
async function signIn(on: Browser) {
  const context = await on.newContext();
  const page = await context.newPage();
  await page.goto(`${portal}/sign-in`);
  await page.getByRole('button', { name: /admin/i }).first().click();
  await page.waitForURL(`${portal}/`);
  const state = await context.storageState();
  await context.close();
  return state;
}
