import { type ConfiguredEnvironment, environmentOf } from '#lib/config/portal-config.ts';
import { type Action, onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { SceneAsk } from '#lib/domain/graph/picture.ts';
import { SCENE_VIEWS, type Scene } from '#lib/domain/graph/scene.ts';
import type { EnvironmentHealth } from '#lib/domain/health/health.ts';
import type { MemberSource } from '#lib/domain/membership/why-here.ts';
import { createdIn } from '#lib/domain/overlay/created.ts';
import type { ChangeChoice, RunChange } from '#lib/domain/overlay/run-change.ts';
import type { Failure, Known } from '#lib/domain/reading.ts';
import { getReading, type StoredReading } from '#lib/store/readings.ts';
import { getScene } from '#lib/store/scenes.ts';
import { changeOn } from './change-on.ts';
import { defineQuery, type QueryServices } from './define.ts';
import { environmentHealthNow } from './health-now.ts';
import { memberSources } from './member-sources.ts';

export type ArchitectureAsk = Omit<SceneAsk, 'created'> & {
  readonly environment: EnvironmentKey;
  /** With a plan laid over it: the run of this number, or the one that waits or ran last. */
  readonly change?: { readonly run?: number };
};

/** `undefined`: the collector has never tried, or has not drawn it yet, or the caller may not see it. */
export type ArchitectureAnswer = {
  readonly graph: StoredReading<'graph'> | undefined;
  readonly scene: Scene | undefined;
  /** Why the picture that was asked for is not there. */
  readonly notDrawn?: Failure;
  /** As of now: of a silent collector's every part is unknown. */
  readonly health: Known<EnvironmentHealth>;
  readonly vitals: StoredReading<'vitals'> | undefined;
  readonly alarms: StoredReading<'alarms'> | undefined;
  readonly cost: StoredReading<'cost'> | undefined;
  /** What the logs show as refused is among the findings. */
  readonly diagnosis: StoredReading<'diagnosis'> | undefined;
  /** The caller may not see what it costs. */
  readonly costRefused: boolean;
  readonly change?: RunChange;
  readonly choices: readonly ChangeChoice[];
  /** What its parts come from, and when each was last read. */
  readonly members: readonly MemberSource[];
};

/** What an environment is made of, its picture in one view, and how each part fares. */
export const architecture = defineQuery({
  name: 'architecture',
  action: 'architecture:read',
  on: ({ environment }: ArchitectureAsk) => onEnvironment(environment),
  async run(services, caller, ask): Promise<ArchitectureAnswer> {
    const { db, config } = services;
    const environment = environmentOf(config.current(), ask.environment);
    const { key } = environment;
    const allowed = (action: Action) => mayDo(caller, action, key);
    const costRefused = !allowed('cost:read');
    const [graph, health, vitals, alarms, cost, diagnosis] = await Promise.all([
      getReading(db, key, 'graph'),
      environmentHealthNow(services, key),
      getReading(db, key, 'vitals'),
      getReading(db, key, 'alarms'),
      costRefused ? undefined : getReading(db, key, 'cost'),
      allowed('resources:read') ? getReading(db, key, 'diagnosis') : undefined,
    ]);
    const laid =
      ask.change && allowed('deploys:read')
        ? await changeOn(db, environment, graph, ask.change.run)
        : { choices: [] };
    const drawn = await drawnScene(services, environment, ask, laid.change);
    const members = await memberSources(db, environment);
    return { graph, health, vitals, alarms, cost, diagnosis, costRefused, members, ...laid, ...drawn };
  },
});

const mayDo = (caller: Caller, action: Action, key: EnvironmentKey): boolean =>
  can(caller, action, onEnvironment(key)).allowed;

/** The stored picture of a whole view; what depends on a choice is drawn by the collector. */
async function drawnScene(
  { db, collector }: QueryServices,
  { key }: ConfiguredEnvironment,
  { environment: _, change: __, ...scene }: ArchitectureAsk,
  change: RunChange | undefined,
): Promise<Pick<ArchitectureAnswer, 'scene' | 'notDrawn' | 'change'>> {
  const created = change && createdIn(change.overlay);
  const whole = SCENE_VIEWS.find((view) => view === scene.view);
  const isChosen = whole === undefined || (scene.closed ?? []).length + (scene.opened ?? []).length > 0;
  const stored = async () => (whole ? (await getScene(db, key, whole))?.scene : undefined);
  if (!isChosen && !created) return { scene: await stored() };
  const answer = await collector.read('scene', {
    environment: key,
    ...scene,
    ...(created ? { created } : {}),
  });
  if (answer.state === 'ready') return { scene: answer.value.scene };
  return {
    scene: isChosen ? undefined : await stored(),
    ...(answer.state === 'failed' ? { notDrawn: answer.failure } : {}),
    ...(change ? { change: { ...change, ghostsMissing: created !== undefined } } : {}),
  };
}
