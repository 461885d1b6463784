import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { keptResults } from './faults/kept-results.ts';
import type { Running } from './faults/kill.ts';
import {
  ACTS,
  type Point,
  pointsOf,
  pointsOfReleases,
  pointsOfWatches,
  VICTIMS,
  type Victim,
} from './faults/points.ts';
import { type Portal, startPortal } from './faults/portal.ts';
import { table } from './faults/table.ts';
import { NEXT, PLACES, type Tried, tryPoint } from './faults/try-point.ts';
import { tryWatch } from './faults/try-watch.ts';
import { repoRoot } from './toolchain.ts';

// `npm run faults`: kill -9 of one process at every step of both lanes; JSON lines on stdout, a table at the end.
//   --freeze      it stands still for longer than a lease lasts, in place of being killed, and then goes on
//   --only a,b    these victims of runner, step, collector, web, postgres, gateway
//   --lane L      infrastructure or application alone
//   --act A       deploy (both lanes), promote, roll-back, or watch (a release breaks while it is watched) alone
//   --at M        this step alone: clone, plan, apply, "apply, one made", build, "change set", execute, verify,
//                 of a watch: watch, "way back, change set", "way back, execute", "way back, watch"
//   --points N    at most so many points
//   --minutes M   no point begins after so long (default 30)
//   --resume      leaves out the points that ended well when they were last tried
//   --results F   where the last result of each point is kept (default .yagura/faults/results.jsonl)

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: VICTIMS.join(',') },
    lane: { type: 'string' },
    act: { type: 'string' },
    freeze: { type: 'boolean', default: false },
    at: { type: 'string' },
    points: { type: 'string', default: '100' },
    minutes: { type: 'string', default: '30' },
    resume: { type: 'boolean', default: false },
    results: { type: 'string', default: '.yagura/faults/results.jsonl' },
  },
});
const wanted = values.only.split(',');
const unknown = wanted.find((each) => !VICTIMS.includes(each as Victim));
if (values.act !== undefined && !ACTS.includes(values.act as Point['act']))
  fail(`--act takes ${ACTS.join(', ')}`);
if (unknown !== undefined) fail(`--only takes ${VICTIMS.join(', ')}; not ${unknown}`);

/** A moment may be over before it is seen: another deploy meets it. */
const TRIES = 3;

const say = (line: string) => void process.stderr.write(`${line}\n`);
const began = performance.now();
const deadline = began + Number(values.minutes) * 60_000;
const kept = keptResults(resolve(repoRoot, values.results));
const victims = wanted as Victim[];
const chosen = [...pointsOf(victims), ...pointsOfReleases(victims), ...pointsOfWatches(victims)]
  .filter(({ act }) => values.act === undefined || act === values.act)
  .filter(({ lane }) => values.lane === undefined || lane === values.lane)
  .filter(({ moment }) => values.at === undefined || moment.name === values.at)
  .map((point): Point => (values.freeze ? { ...point, frozen: true } : point));
if (chosen.length === 0) {
  const every = [...pointsOf(VICTIMS), ...pointsOfWatches(VICTIMS)];
  const moments = [...new Set(every.map(({ lane, moment }) => `${lane} "${moment.name}"`))];
  fail(`no point of --lane ${values.lane} --at ${values.at}; there are ${moments.join(', ')}`);
}
const points = chosen
  .filter((point) => !(values.resume && kept.of(point)?.ok))
  .slice(0, Number(values.points));
const results: Tried[] = [];
if (points.length > 0) await tryAll(points);

const all = values.resume ? chosen.flatMap((point) => kept.of(point) ?? []) : results;
say(table(all));
const bad = all.filter(({ ok }) => !ok).length;
const hits = all.filter(({ hit }) => hit === 'hit').length;
const seconds = Math.round((performance.now() - began) / 1_000);
say(
  `${hits} of ${chosen.length} points hit, ${points.length - results.length} not begun, ${bad} bad, ${seconds} s`,
);
process.exitCode = bad > 0 ? 1 : 0;

async function tryAll(points: readonly Point[]): Promise<void> {
  const portal = await startPortal();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      portal.stop().then(() => process.exit(130), fail);
    });
  try {
    if (!portal.webIsBuilt)
      say('web is not built (`npm run build`): it is not started, and cannot be killed');
    let running: Running = {
      runner: portal.start('runner'),
      collector: portal.start('collector'),
      ...(portal.webIsBuilt ? { web: portal.start('web') } : {}),
    };
    if (portal.webIsBuilt && !(await portal.webAnswers())) throw new Error('web does not answer');
    await deployFirst(portal, points);
    // Each deploy changes something that no deploy before it has.
    let deploys = 0;
    for (const point of points) {
      if (performance.now() > deadline) break;
      for (let tries = 1; ; tries += 1) {
        deploys += 1;
        const attempt = point.act === 'watch' ? tryWatch : tryPoint;
        const { tried, running: next } = await attempt(portal, running, point, deploys);
        running = next;
        if (tried.ok && tried.hit === 'missed' && tries < TRIES) continue;
        results.push(tried);
        kept.keep(tried);
        process.stdout.write(`${JSON.stringify(tried)}\n`);
        break;
      }
    }
  } finally {
    await portal.stop();
  }
}

async function deployFirst(portal: Portal, points: readonly Point[]): Promise<void> {
  say('deploying what the points change');
  const places = [
    ['infrastructure', PLACES.infrastructure, 'infrastructure'],
    ['application', PLACES.application, 'infrastructure'],
    ['application', PLACES.application, 'application'],
  ] as const;
  for (const [, environment, lane] of places.filter(([of]) => points.some((each) => each.lane === of)))
    await portal.reaches(await portal.request(environment, lane), 'succeeded');
  if (points.every(({ act }) => act === 'deploy' || act === 'watch')) return;
  const infrastructure = await portal.request(NEXT, 'infrastructure');
  await portal.approve(NEXT, infrastructure);
  await portal.reaches(infrastructure, 'succeeded');
  await portal.reaches(await portal.request(NEXT, 'application'), 'succeeded');
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
