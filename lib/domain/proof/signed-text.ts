import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { Plan } from '../deploy/plan.ts';
import type { Lane } from '../deploy/run.ts';
import type { EnvironmentKey } from '../environment.ts';
import { type Instant, toIso } from '../time.ts';

/** What every signature names, so that it is worth something in one place, by one person, at one time. */
type Said = {
  readonly relyingParty: string;
  readonly environment: EnvironmentKey;
  readonly commit: string;
  /** `id` of the person's line in `portal.yaml`. */
  readonly person: string;
  /** When it was put before the person; its age is counted from here. */
  readonly at: Instant;
};

export type ApprovalSaid = Said & {
  readonly component: string;
  readonly lane: Lane;
  readonly runId: string;
  /** Digest of the plan as it is shown: `shownDigest`. */
  readonly shown: string;
  /** Keyed digest of the raw values: `Plan.content`. */
  readonly content: string;
};

export type RequestSaid = Said & {
  readonly components: readonly { readonly component: string; readonly lane: Lane }[];
  readonly deploymentId: string;
};

/** The text that an approval's signature is over: one line a fact, no fact that a line break could forge. */
export const approvalText = (said: ApprovalSaid): string =>
  lines(`yagura approval ${formatOf([said])}`, {
    ...place(said),
    ...componentLine([said]),
    lane: said.lane,
    run: said.runId,
    commit: said.commit,
    decision: 'approved',
    plan: said.shown,
    values: said.content,
    person: said.person,
    at: toIso(said.at),
  });

/** The text that a request's signature is over. There is no plan yet: approvals name it. */
export const requestText = (said: RequestSaid): string =>
  lines(`yagura request ${formatOf(said.components)}`, {
    ...place(said),
    ...componentLine(said.components),
    lanes: [...new Set(said.components.map(({ lane }) => lane))].sort().join(' '),
    deployment: said.deploymentId,
    commit: said.commit,
    decision: 'requested',
    person: said.person,
    at: toIso(said.at),
  });

export type PlanSaid = Pick<
  ApprovalSaid,
  'environment' | 'component' | 'lane' | 'runId' | 'shown' | 'content' | 'commit'
>;

/** What a runner signs of a plan that it has made. */
export const planText = (said: PlanSaid): string =>
  lines(`yagura plan ${formatOf([said])}`, {
    environment: said.environment,
    ...componentLine([said]),
    lane: said.lane,
    run: said.runId,
    commit: said.commit,
    plan: said.shown,
    values: said.content,
  });

type Part = { readonly component: string; readonly lane: Lane };

/**
 * Before components there was one a lane, called as the lane is: what was signed of those, then and now, is format 1
 * and names the lane. A text of format 2 names its components, so neither can pass for the other.
 */
const formatOf = (parts: readonly Part[]): 1 | 2 =>
  parts.every(({ component, lane }) => component === lane) ? 1 : 2;

const componentLine = (parts: readonly Part[]): Readonly<Record<string, string>> =>
  formatOf(parts) === 1
    ? {}
    : {
        components: parts
          .map(({ component }) => component)
          .sort()
          .join(' '),
      };

/** What a runner signs of the audit's newest entry. */
export const anchorText = (head: { readonly seq: number; readonly hash: string; readonly at: Instant }) =>
  lines('yagura audit anchor 1', { entry: String(head.seq), hash: head.hash, at: toIso(head.at) });

/** SHA-256 of a text, base64url: the challenge of a passkey. */
export const challengeOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/**
 * SHA-256 over what a person is shown of a plan, hex. What changes between two plans of one content (serial of the
 * state, name of a change set) is not in it.
 */
export function shownDigest(plan: Plan): string {
  const { changes, recomputed, code, gradual, outputs, counts, madeBy, ahead } = plan;
  const sorted = (all: readonly unknown[]) => all.map(canonicalJson).sort();
  const { commit, terraform, providers } = madeBy;
  return createHash('sha256')
    .update(
      canonicalJson({
        changes: sorted(changes),
        ...(recomputed ? { recomputed: sorted(recomputed) } : {}),
        ...(code ? { code } : {}),
        ...(gradual ? { gradual } : {}),
        // One that needs no new output is the same plan afterwards.
        ...(ahead && (ahead.awaits.length > 0 || !ahead.shown) ? { ahead } : {}),
        outputs: sorted(outputs),
        counts,
        madeBy: { commit, terraform, providers },
      }),
    )
    .digest('hex');
}

/** Crockford's alphabet: no letter that is read as another. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight letters of a text's SHA-256, `7K2M-9QXT`: two screens side by side show the same plan or not. */
export function shortCode(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  const letters = Array.from({ length: 8 }, (_, index) => ALPHABET[(bytes[index] ?? 0) & 31]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

const place = ({ relyingParty, environment }: Said) => ({ 'relying-party': relyingParty, environment });

/** @throws RangeError when a value could pass for another line. */
function lines(title: string, facts: Readonly<Record<string, string>>): string {
  const rows = Object.entries(facts).map(([name, value]) => {
    if (/[\p{Cc}\u2028\u2029]/u.test(value))
      throw new RangeError(`${name} of a signed text holds a control character`);
    return `${name}: ${value}`;
  });
  return `${[title, ...rows].join('\n')}\n`;
}
