import type { Lane, RunState } from '#lib/domain/deploy/run.ts';
import { runEventsOf } from '#lib/store/runs.ts';
import { type Portal, startPortal } from '../faults/portal.ts';
import { PLACES } from '../faults/try-point.ts';
import { handsOf } from './deploy/hands.ts';
import { stackByHand } from './deploy/stack-by-hand.ts';
import { terraformByHand } from './deploy/terraform-by-hand.ts';

const ROUNDS = 5;

type Spent = Readonly<Record<string, number>>;
type Measured = { readonly lane: Lane; readonly who: string; readonly spent: Spent };

/**
 * A deploy through the portal, from the request to its end, beside the same calls by hand in the same run: the same
 * change, roles, builder, Terraform commands and change set calls, without walls, plan digests, log and records; and beside
 * the fewest commands that deploy the same (`init`, `plan`, `apply`). Each round begins with another of them.
 */
export async function benchDeploy(): Promise<void> {
  const portal = await startPortal();
  try {
    portal.start('runner');
    for (const [environment, lane] of [
      [PLACES.infrastructure, 'infrastructure'],
      [PLACES.application, 'infrastructure'],
      [PLACES.application, 'application'],
    ] as const)
      await portal.reaches(await portal.request(environment, lane), 'succeeded');
    const hands = handsOf(portal);
    const ways = [
      ['infrastructure', 'portal', () => throughPortal(portal, 'infrastructure')],
      ['infrastructure', 'by hand', () => terraformByHand(hands, 'all')],
      ['infrastructure', 'fewest by hand', () => terraformByHand(hands, 'fewest')],
      ['application', 'portal', () => throughPortal(portal, 'application')],
      ['application', 'by hand', () => stackByHand(hands)],
    ] as const;
    const all: Measured[] = [];
    for (let round = 0, deploys = 0; round < ROUNDS; round += 1) {
      const turned = [...ways.slice(round % ways.length), ...ways.slice(0, round % ways.length)];
      for (const [lane, who, deploy] of turned) {
        deploys += 1;
        changeOne(portal, lane, deploys);
        const spent = await deploy();
        all.push({ lane, who, spent });
        say({ round: round + 1, lane, who, ...shown(spent) });
      }
    }
    for (const lane of ['infrastructure', 'application'] as const) {
      const few = ratioOf(all, lane, 'fewest by hand');
      say({
        lane,
        rounds: ROUNDS,
        toByHand: ratioOf(all, lane, 'by hand'),
        ...(few ? { toFewest: few } : {}),
      });
    }
  } finally {
    await portal.stop();
  }
}

/** Milliseconds that the run was in each state, by its own events; asking is the runner's fetch before. */
async function throughPortal(portal: Portal, lane: Lane): Promise<Spent> {
  const id = await portal.request(PLACES[lane], lane);
  await portal.reaches(id, 'succeeded');
  const events = await runEventsOf(portal.db, id);
  const spent: Partial<Record<RunState, number>> = {};
  for (const [index, { to, at }] of events.entries()) {
    const next = events[index + 1];
    if (to && next) spent[to] = (spent[to] ?? 0) + next.at - at;
  }
  return spent as Spent;
}

/** One value of one resource, other than any before. */
function changeOne(portal: Portal, lane: Lane, count: number): void {
  if (lane === 'infrastructure')
    portal.commit('infra/hello/function.tf', (text) =>
      text.replace(/"Answers GET \/hello[^"]*"/, `"Answers GET /hello (${count})"`),
    );
  else
    portal.commit('infra/sam/template.yaml', (text) =>
      text.replace(/Timeout: [12]\d$/m, `Timeout: ${11 + (count % 19)}`),
    );
}

/**
 * Of the portal's time to another's: of the least disturbed rounds of both, of both medians, and of each round, since a disk
 * that becomes slower while the bench runs is as slow for both in one.
 */
function ratioOf(all: readonly Measured[], lane: Lane, who: string) {
  const [ours = [], theirs = []] = ['portal', who].map((each) =>
    all.filter((measured) => measured.lane === lane && measured.who === each).map(({ spent }) => sum(spent)),
  );
  if (theirs.length === 0) return undefined;
  return {
    least: rounded(Math.min(...ours) / Math.min(...theirs)),
    median: rounded(middle(ours) / middle(theirs)),
    rounds: ours.map((each, round) => rounded(each / (theirs[round] ?? Number.NaN))),
  };
}

const middle = (of: readonly number[]): number =>
  of.toSorted((one, other) => one - other)[Math.floor(of.length / 2)] ?? Number.NaN;
const sum = (spent: Spent): number => Object.values(spent).reduce((all, each) => all + each, 0);
const rounded = (value: number): number => Math.round(value * 100) / 100;
const shown = (spent: Spent) => ({
  ms: Math.round(sum(spent)),
  ...Object.fromEntries(Object.entries(spent).map(([step, ms]) => [step, Math.round(ms)])),
});
const say = (line: object): void => console.log(JSON.stringify({ bench: 'deploy', ...line }));
