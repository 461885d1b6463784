import type { Failure } from '../../reading.ts';
import type { Need } from './touched.ts';

/** What IAM would refuse while a plan is applied, asked before it is. */
export type PredictedDenials = {
  /** Things that were asked and that IAM decided. */
  readonly decided: number;
  readonly denials: readonly Denial[];
  /** What nothing can be said of; absent for nothing. */
  readonly unknown?: readonly Unknown[];
  /** Why IAM said nothing of some or all; absent where it answered everything. */
  readonly failure?: Failure;
};

/** One thing that a role lacks. */
export type Denial = {
  /** ARN of the role that would ask. */
  readonly role: string;
  readonly address: string;
  readonly type: string;
  readonly action: string;
  readonly resource: string;
  /** A policy forbids it: leave that is added changes nothing. */
  readonly explicit?: true;
};

/**
 * `type`: it is not known what a change of this type calls. `later`: what it does is only decided by the deploy. `resource`: which
 * resource it will be is only known then. `context`: the policy's conditions hang on what a plan does not tell.
 */
export type Unknown = {
  readonly why: 'type' | 'later' | 'resource' | 'context' | 'unasked';
  /** The type, or the action; of `context` with the keys behind it. */
  readonly what: string;
  /** Changes that it is about. */
  readonly n: number;
};

/** What one role is asked for. */
export type Asker = { readonly role: string; readonly needs: readonly Need[] };

/** One question to IAM: every action on every resource, under one context. */
export type Question = Pick<Need, 'context'> & {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
};

/** What IAM says of one action on one resource. */
export type Answer = {
  readonly decision: 'allowed' | 'explicit' | 'implicit';
  /** Keys that a condition asks for and the question did not have. */
  readonly missing: readonly string[];
};

/** IAM's answers by `keyOf`. */
export type Answers = ReadonlyMap<string, Answer>;

/** Resources in one question: what IAM answers is a product. */
const RESOURCES_AT_ONCE = 50;

/** As few questions as there are sets of actions with one context. */
export function questionsOf(needs: readonly Need[]): readonly Question[] {
  const byResource = new Map<string, { context: Need['context']; actions: Set<string>; resource: string }>();
  for (const { action, resources, context } of needs) {
    for (const resource of resources) {
      const key = JSON.stringify([resource, context]);
      const asked = byResource.get(key) ?? { context, actions: new Set<string>(), resource };
      byResource.set(key, { ...asked, actions: asked.actions.add(action) });
    }
  }
  const grouped = new Map<string, Question>();
  for (const { context, actions, resource } of byResource.values()) {
    const sorted = [...actions].toSorted();
    const key = JSON.stringify([sorted, context]);
    const before = grouped.get(key);
    grouped.set(key, { context, actions: sorted, resources: [...(before?.resources ?? []), resource] });
  }
  return [...grouped.values()].flatMap(({ resources, ...rest }) =>
    Array.from({ length: Math.ceil(resources.length / RESOURCES_AT_ONCE) }, (_, at) => ({
      ...rest,
      resources: resources.slice(at * RESOURCES_AT_ONCE, (at + 1) * RESOURCES_AT_ONCE),
    })),
  );
}

/** IAM makes no difference between capitals and small letters of an action. */
export const keyOf = (action: string, resource: string, context: Need['context']): string =>
  JSON.stringify([action.toLowerCase(), resource, context]);

/** What IAM's answers come to. A need of which any ARN is allowed is allowed. */
export function judged({ role, needs }: Asker, answers: Answers): PredictedDenials {
  const denials = new Map<string, Denial>();
  const unknown: Unknown[] = [];
  let decided = 0;
  for (const { address, type, action, resources, sure, context } of needs) {
    const said = resources.flatMap((each) => answers.get(keyOf(action, each, context)) ?? []);
    const [resource = '*'] = resources;
    const explicit = said.some(({ decision }) => decision === 'explicit');
    const missing = [...new Set(said.flatMap((each) => each.missing))];
    if (said.length < resources.length) unknown.push({ why: 'unasked', what: action, n: 1 });
    else if (!explicit && said.some(({ decision }) => decision === 'allowed')) decided += 1;
    else if (missing.length > 0)
      unknown.push({ why: 'context', what: `${action} (${missing.toSorted().join(', ')})`, n: 1 });
    else if (!sure) unknown.push({ why: 'resource', what: action, n: 1 });
    else {
      decided += 1;
      denials.set(`${address} ${action} ${resource}`, {
        ...{ role, address, type, action, resource },
        ...(explicit ? { explicit } : {}),
      });
    }
  }
  return summed([{ decided, denials: [...denials.values()], unknown }]);
}

/** Of several roles, or with what is not known of them, as one; the same is said once. */
export function summed(parts: readonly PredictedDenials[]): PredictedDenials {
  const counted = new Map<string, Unknown>();
  for (const each of parts.flatMap(({ unknown = [] }) => unknown)) {
    const key = `${each.why} ${each.what}`;
    counted.set(key, { ...each, n: each.n + (counted.get(key)?.n ?? 0) });
  }
  const failure = parts.find((each) => each.failure !== undefined)?.failure;
  return {
    decided: parts.reduce((sum, each) => sum + each.decided, 0),
    denials: parts.flatMap(({ denials }) => denials),
    ...(counted.size > 0 ? { unknown: [...counted.values()] } : {}),
    ...(failure ? { failure } : {}),
  };
}
