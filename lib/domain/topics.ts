import type { Bill } from './cost/bill.ts';
import type { EnvironmentCost } from './cost/cost.ts';
import type { Diagnosis } from './diagnose/diagnosis.ts';
import type { EnvironmentDrift } from './drift/drift.ts';
import type { SystemGraph } from './graph/model.ts';
import type { AlarmState, EnvironmentHealth } from './health/health.ts';
import type { InventoryResource, Outputs, StackStates } from './inventory/resource.ts';
import type { LogGroup } from './logs/line.ts';
import type { Watched } from './membership/watched.ts';
import type { Slos } from './metrics/slo.ts';
import type { Vitals } from './metrics/vitals.ts';
import type { OutsideLook } from './outside/found.ts';

/**
 * What the collector reads of each environment on its own clock and keeps in PostgreSQL, one `Reading` each.
 * The key is the topic's name in `readings.topic` and in `NOTIFY`.
 */
export type ReadingTopics = {
  readonly health: EnvironmentHealth;
  readonly alarms: readonly AlarmState[];
  /** `null`: the environment has no application lane or its stack was never made. */
  readonly stack: StackStates;
  /** When things here were last changed, and what of it no run explains. */
  readonly outside: OutsideLook;
  /** What `watch.states`, `watch.pushed` and `watch.tags` name. */
  readonly watched: Watched;
  readonly inventory: readonly InventoryResource[];
  readonly outputs: Outputs;
  readonly graph: SystemGraph;
  readonly vitals: Vitals;
  /** Of environments that promise something in `portal.yaml`. */
  readonly slos: Slos;
  readonly cost: EnvironmentCost;
  /** Of environments whose bill `portal.yaml` tells by its tags. */
  readonly bill: Bill;
  readonly 'log-groups': readonly LogGroup[];
  /** Of components whose drift `portal.yaml` has checked. */
  readonly drift: EnvironmentDrift;
  /** Causes behind what health sees: stacks that wait, calls that time out, calls that are refused. */
  readonly diagnosis: Diagnosis;
};

export type ReadingTopic = keyof ReadingTopics;

/** What `NOTIFY yagura` carries: something changed, never the thing itself. */
export type Notice = {
  readonly topic:
    | ReadingTopic
    | 'run'
    | 'run-log'
    | 'audit'
    | 'config'
    | 'repositories'
    | 'notification'
    | 'pushed'
    | 'line';
  /** Environment key or run id; `*` where it is neither. */
  readonly id: string;
  readonly seq: number;
};
