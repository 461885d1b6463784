import { type ConfiguredEnvironment, componentOf } from '#lib/config/portal-config.ts';
import { changeOverlay } from '#lib/domain/overlay/change.ts';
import { plannedNodes } from '#lib/domain/overlay/planned.ts';
import type { ChangeChoice, RunChange } from '#lib/domain/overlay/run-change.ts';
import { shownValue } from '#lib/domain/reading.ts';
import type { Db } from '#lib/store/db.ts';
import { latestPlan, plannedRuns } from '#lib/store/plans.ts';
import type { StoredReading } from '#lib/store/readings.ts';
import { getDeployment, getRunByNumber } from '#lib/store/runs.ts';

/** Plans that a reader may choose among: older ones say little of what is deployed now. */
const MOST = 8;

type Laid = { readonly choices: readonly ChangeChoice[]; readonly change?: RunChange };

/** The plan of one run on what is deployed: of this number, else of the run that waits for a person, else the newest. */
export async function changeOn(
  db: Db,
  environment: ConfiguredEnvironment,
  reading: StoredReading<'graph'> | undefined,
  number: number | undefined,
): Promise<Laid> {
  const { key } = environment;
  const choices = await plannedRuns(db, key, MOST);
  const run =
    number === undefined
      ? (choices.find(({ state }) => state === 'awaiting-approval') ?? choices[0])
      : (choices.find((each) => each.number === number) ?? (await olderRun(db, key, number)));
  const [stored, graph] = [run && (await latestPlan(db, run.id)), reading && shownValue(reading)?.value];
  const component = run && componentOf(environment, run.component);
  if (!run || !stored || !graph || !component) return { choices };
  const { changes, picture } = stored.plan;
  const overlay = changeOverlay(graph, plannedNodes(changes, component), picture);
  return { choices, change: { run, overlay, ghostsMissing: false } };
}

/** A run that is no longer among the choices, when it is of this environment: its page still leads here. */
async function olderRun(db: Db, key: string, number: number): Promise<ChangeChoice | undefined> {
  const run = await getRunByNumber(db, number);
  const deployment = run && (await getDeployment(db, run.deploymentId));
  return deployment?.environment === key ? run : undefined;
}
