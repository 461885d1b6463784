import { parseArgs } from 'node:util';
import type { Running } from './faults/kill.ts';
import { pointsOf, VICTIMS, type Victim } from './faults/points.ts';
import { startPortal } from './faults/portal.ts';
import { PLACES, type Tried, tryPoint } from './faults/try-point.ts';

// `npm run faults`: kill -9 of one process at every step of both lanes; JSON lines on stdout, a table at the end.
//   --only a,b    these victims of runner, step, collector, web, postgres, gateway
//   --lane L      infrastructure or application alone
//   --at M        this step alone: clone, plan, apply, "apply, one made", build, "change set", execute, verify
//   --points N    at most so many points
//   --minutes M   no point begins after so long (default 30)

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: VICTIMS.join(',') },
    lane: { type: 'string' },
    at: { type: 'string' },
    points: { type: 'string', default: '100' },
    minutes: { type: 'string', default: '30' },
  },
});
const wanted = values.only.split(',');
const unknown = wanted.find((each) => !VICTIMS.includes(each as Victim));
if (unknown !== undefined) {
  process.stderr.write(`--only takes ${VICTIMS.join(', ')}; not ${unknown}\n`);
  process.exit(2);
}

const say = (line: string) => void process.stderr.write(`${line}\n`);
const began = performance.now();
const deadline = began + Number(values.minutes) * 60_000;
const results: Tried[] = [];
const points = pointsOf(wanted as Victim[])
  .filter(({ lane }) => values.lane === undefined || lane === values.lane)
  .filter(({ moment }) => values.at === undefined || moment.name === values.at)
  .slice(0, Number(values.points));
if (points.length === 0) {
  const moments = [...new Set(pointsOf(VICTIMS).map(({ lane, moment }) => `${lane} "${moment.name}"`))];
  process.stderr.write(
    `no point of --lane ${values.lane} --at ${values.at}; there are ${moments.join(', ')}\n`,
  );
  process.exit(2);
}
const portal = await startPortal();
try {
  if (!portal.webIsBuilt) say('web is not built (`npm run build`): it is not started, and cannot be killed');
  let running: Running = {
    runner: portal.start('runner'),
    collector: portal.start('collector'),
    ...(portal.webIsBuilt ? { web: portal.start('web') } : {}),
  };
  say('deploying what the points change');
  const places = [
    ['infrastructure', PLACES.infrastructure, 'infrastructure'],
    ['application', PLACES.application, 'infrastructure'],
    ['application', PLACES.application, 'application'],
  ] as const;
  for (const [, environment, lane] of places.filter(([of]) => points.some((each) => each.lane === of)))
    await portal.reaches(await portal.request(environment, lane), 'succeeded');
  for (const [index, point] of points.entries()) {
    if (performance.now() > deadline) break;
    const { tried, running: next } = await tryPoint(portal, running, point, index + 1);
    running = next;
    results.push(tried);
    process.stdout.write(`${JSON.stringify(tried)}\n`);
  }
} finally {
  await portal.stop();
}
say(table(results));
const bad = results.filter(({ ok }) => !ok).length;
const hit = results.filter((each) => each.hit === 'hit').length;
say(
  `${hit} of ${points.length} points hit, ${points.length - results.length} not begun, ${bad} bad, ${Math.round((performance.now() - began) / 1_000)} s`,
);
process.exitCode = bad > 0 ? 1 : 0;

function table(rows: readonly Tried[]): string {
  const cells = rows.map((each) => [
    ...[each.ok ? 'ok' : 'BAD', each.victim, each.lane, each.moment, each.hit, each.state],
    ...[`${each.seconds} s`, `effective ${each.effective}`, `locks ${each.locks.length}`],
    ...[`left ${each.left.length}`, `audit ${each.chain}`],
  ]);
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  return cells
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n');
}
