import type { EnvironmentKey } from '../environment.ts';
import type { Instant } from '../time.ts';
import READ_CALLS from './read-calls.json' with { type: 'json' };

/** A call that AWS refused, as the environment's readings have it. */
export type DeniedRead = {
  readonly environment: EnvironmentKey;
  readonly action: string;
  readonly resource: string;
  readonly principal: string;
  readonly triedAt: Instant;
};

/** Calls of one API to one account and region. */
export type CallRecord = {
  readonly account: string;
  readonly region: string;
  /** `cloudwatch:DescribeAlarms`. */
  readonly api: string;
  readonly calls: number;
  readonly failures: number;
  /** The newest minute in which it was asked. */
  readonly last: Instant;
};

/** One action of the read role in one account and region. */
export type ActionAccess = {
  readonly action: string;
  /** `refused` by what readings hold now; `answers` in the last day; `not-asked` in the last day; `fails` otherwise. */
  readonly state: 'refused' | 'answers' | 'not-asked' | 'fails';
  readonly lastTried?: Instant;
  readonly denied: readonly DeniedRead[];
};

export type RegionAccess = {
  readonly account: string;
  readonly region: string;
  readonly environments: readonly EnvironmentKey[];
  readonly actions: readonly ActionAccess[];
};

type Place = { readonly key: EnvironmentKey; readonly account: string; readonly region: string };

/** Which of the collector's calls may be made where: the same table as the read role is generated from. */
export function readAccess(
  places: readonly Place[],
  calls: readonly CallRecord[],
  denied: readonly DeniedRead[],
): readonly RegionAccess[] {
  const regions = Map.groupBy(places, ({ account, region }) => `${account} ${region}`);
  return [...regions.values()].flatMap((here) => {
    const [first] = here;
    if (!first) return [];
    const { account, region } = first;
    const keys = here.map(({ key }) => key);
    const made = calls.filter(
      (each) => each.account === account && (each.region === region || EVERYWHERE.has(serviceOf(each.api))),
    );
    const refused = denied.filter((each) => keys.includes(each.environment));
    const actions = Object.entries(READ_CALLS).map(([action, apis]) =>
      accessOf(
        action,
        made.filter(({ api }) => apis.includes(api)),
        refused,
      ),
    );
    return [{ account, region, environments: keys, actions: [...actions, ...others(refused)] }];
  });
}

/** Cost Explorer is asked in one region for all. */
const EVERYWHERE: ReadonlySet<string> = new Set(['ce']);
const serviceOf = (api: string): string => api.slice(0, api.indexOf(':'));

function accessOf(action: string, made: readonly CallRecord[], refused: readonly DeniedRead[]): ActionAccess {
  const denied = refused.filter((each) => each.action === action);
  const tried = [...made.map(({ last }) => last), ...denied.map(({ triedAt }) => triedAt)];
  const answered = made.some(({ calls, failures }) => calls > failures);
  return {
    action,
    denied,
    state: denied.length > 0 ? 'refused' : made.length === 0 ? 'not-asked' : answered ? 'answers' : 'fails',
    ...(tried.length > 0 ? { lastTried: Math.max(...tried) as Instant } : {}),
  };
}

/** What is refused and is no call of the collector's own: assuming the role before all others. */
const others = (refused: readonly DeniedRead[]): readonly ActionAccess[] =>
  [...Map.groupBy(refused, ({ action }) => action)].flatMap(([action, denied]) =>
    action in READ_CALLS
      ? []
      : [
          {
            ...{ action, denied, state: 'refused' as const },
            lastTried: Math.max(...denied.map(({ triedAt }) => triedAt)) as Instant,
          },
        ],
  );
