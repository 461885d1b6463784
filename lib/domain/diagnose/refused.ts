import type { DeclaredResource, GraphNode } from '../graph/model.ts';
import { addressOf, type World } from '../graph/world.ts';
import { reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import { type Denied, deniedIn } from './denied.ts';
import type { Diagnosed, Proof, Remedy } from './diagnosis.ts';
import { type Judged, judgeDenied, missingStatement, onlyResource } from './missing-statement.ts';

/** A log line that may tell a refusal. */
export type SaidLine = {
  readonly at: Instant;
  readonly text: string;
  readonly label: string;
  readonly resource?: string;
};

/** One refusal, however often it was met. */
export type RefusedCall = {
  readonly denied: Denied;
  /** Who said so: function or API. */
  readonly label: string;
  readonly resource?: string;
  readonly times: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
};

/** Lines of one principal, action and resource are one refusal, the most frequent first. */
export function refusedCalls(lines: readonly SaidLine[]): readonly RefusedCall[] {
  const found = lines.flatMap((line) => {
    const denied = deniedIn(line.text);
    return denied ? [{ denied, line }] : [];
  });
  const groups = Map.groupBy(found, ({ denied, line }) =>
    [denied.role ?? denied.principal, denied.action, denied.resource, line.label].join(' '),
  );
  return [...groups.values()]
    .flatMap((same): RefusedCall[] => {
      const [first] = same;
      if (!first) return [];
      const times = same.map(({ line }) => line.at);
      return [
        {
          denied: first.denied,
          label: first.line.label,
          ...(first.line.resource === undefined ? {} : { resource: first.line.resource }),
          times: same.length,
          firstAt: Math.min(...times) as Instant,
          lastAt: Math.max(...times) as Instant,
        },
      ];
    })
    .toSorted((a, b) => b.times - a.times || a.denied.action.localeCompare(b.denied.action));
}

export type RefusedFacts = {
  readonly refused: readonly RefusedCall[];
  /** Absent: neither state nor stack was read. */
  readonly world?: World;
  /** File and line of a declared policy, where the runner has told them. */
  readonly sourceOf: (
    policy: DeclaredResource,
  ) => { readonly file: string; readonly line?: number } | undefined;
};

/** Who was refused what, what the policies say of it, and the smallest statement that is missing. */
export const diagnoseRefused = (facts: RefusedFacts): readonly Diagnosed[] =>
  facts.refused.map((each) => diagnoseOne(each, facts));

function diagnoseOne(
  { denied: said, label, resource, times, firstAt, lastAt }: RefusedCall,
  facts: RefusedFacts,
): Diagnosed {
  const only = said.resource === '*' && facts.world ? onlyResource(said, facts.world) : undefined;
  const denied = only?.arn === undefined ? said : { ...said, resource: only.arn };
  const judged = facts.world && judgeDenied(denied, facts.world);
  const who = denied.role ?? denied.principal;
  const params = { label, who, action: denied.action, on: denied.resource };
  return {
    check: 'denied',
    key: `denied ${label} ${denied.action} ${denied.resource}`,
    title: reason(
      judged?.complete && said.resource !== '*' ? 'diagnose.denied' : 'diagnose.denied-probably',
      params,
    ),
    effect: reason('diagnose.denied-effect', { ...params, times }),
    ...(resource === undefined ? {} : { resource }),
    ...{ times, firstAt, lastAt },
    proofs: [
      ...proofsOf(denied, times, label, judged),
      ...(said.resource === '*' ? [unnamed(said, only)] : []),
    ],
    remedy: remedyOf(denied, judged, facts),
  };
}

/** Some services leave the resource out of their text. */
const unnamed = ({ action }: Denied, only: GraphNode | undefined): Proof => ({
  verdict: 'unread',
  reason: only
    ? reason('diagnose.proof.resource-guessed', { name: only.name, service: action.split(':')[0] ?? action })
    : reason('diagnose.proof.resource-unknown'),
  source: 'logs:FilterLogEvents',
});

const DECLARED = 'terraform state, cloudformation:GetTemplate';

function proofsOf(
  denied: Denied,
  times: number,
  label: string,
  judged: Judged | undefined,
): readonly Proof[] {
  const said: Proof = {
    verdict: 'bad',
    reason: reason('diagnose.proof.refused', { label, times, action: denied.action }),
    source: 'logs:FilterLogEvents',
  };
  if (!judged)
    return [
      said,
      {
        verdict: 'unread',
        reason: reason('diagnose.proof.role-unknown', { who: denied.role ?? denied.principal }),
        source: DECLARED,
      },
    ];
  const { role, state, statements, complete, boundary, deny } = judged;
  const params = { role: role.name, statements, action: denied.action };
  const policies: Proof = deny
    ? {
        verdict: 'bad',
        reason: reason('diagnose.proof.forbidden', { ...params, where: deny.where }),
        source: DECLARED,
      }
    : state === 'allowed'
      ? { verdict: 'fine', reason: reason('diagnose.proof.allowed-now', params), source: DECLARED }
      : {
          verdict: complete ? 'bad' : 'unread',
          reason: reason(complete ? 'diagnose.proof.none-allows' : 'diagnose.proof.policies-unread', params),
          source: DECLARED,
        };
  const bound: Readonly<Record<Judged['boundary'], Proof['verdict']>> = {
    none: 'fine',
    allows: 'fine',
    denies: 'bad',
    unread: 'unread',
  };
  return [
    said,
    policies,
    {
      verdict: bound[boundary],
      reason: reason(`diagnose.proof.boundary-${boundary}`, params),
      source: DECLARED,
    },
    {
      verdict: denied.because === 'no-organization-policy' ? 'bad' : 'unread',
      reason: reason('diagnose.proof.organization-unread'),
      source: 'organizations',
    },
  ];
}

function remedyOf(denied: Denied, judged: Judged | undefined, { world, sourceOf }: RefusedFacts): Remedy {
  const none = (code: string, params = {}): Remedy => ({ kind: 'none', reason: reason(code, params) });
  if (denied.because === 'explicit-deny' || judged?.state === 'forbidden')
    return none('diagnose.remedy.forbidden', { where: judged?.deny?.where ?? '?' });
  if (judged?.boundary === 'denies') return none('diagnose.remedy.boundary', { role: judged.role.name });
  if (judged?.state === 'allowed') return none('diagnose.remedy.allowed-now', { role: judged.role.name });
  if (!judged?.policy || !world)
    return none('diagnose.remedy.role-unknown', { who: denied.role ?? denied.principal });
  const source = sourceOf(judged.policy);
  return {
    kind: 'lines',
    reason: reason('diagnose.remedy.statement', { action: denied.action }),
    at: addressOf(judged.policy),
    lines: missingStatement(denied, judged.policy, world),
    ...(source ? { file: source.file } : {}),
    ...(source?.line === undefined ? {} : { line: source.line }),
  };
}
