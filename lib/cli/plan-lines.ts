import { byRole } from '#lib/domain/deploy/denials/by-role.ts';
import type { PredictedDenials } from '#lib/domain/deploy/denials/predicted.ts';
import type { AttributeChange, ChangeAction, ResourceChange } from '#lib/domain/deploy/plan.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';

const MARK: Readonly<Record<ChangeAction, string>> = {
  create: '+',
  update: '~',
  replace: '±',
  delete: '-',
  read: '<',
  move: '>',
  import: '=',
  forget: '.',
  'may-replace': '?',
  dynamic: '?',
};

/** A plan as a terminal shows it: each change with its attributes, as they were stored. */
export function planLines({ run, environment, deployment, plan }: RunPage): readonly string[] {
  if (!plan) return [];
  const { changes, recomputed = [], counts, outputs, denials } = plan.plan;
  return [
    `#${run.number} ${run.component} of ${environment}, commit ${deployment.commit.slice(0, 12)} ${deployment.subject}`,
    ...changes.flatMap(({ action, address, type, risks, attributes, ...more }) => [
      `${MARK[action]} ${address} (${type})${besides(action, more)}${risks.length > 0 ? `  ! ${risks.join(', ')}` : ''}`,
      ...attributes.map((each) => `    ${attributeLine(each)}`),
    ]),
    ...outputs.map(({ name, action }) => `${MARK[action]} output ${name}`),
    ...(recomputed.length > 0 ? [recomputedLine(recomputed)] : []),
    ...(denials ? denialLines(denials) : []),
    `${counts.create} to create, ${counts.update} to change, ${counts.replace} to replace, ${counts.delete} to destroy${counts.others === undefined ? '' : `, ${counts.others} to move, import, forget or decide`}`,
  ];
}

const recomputedLine = (recomputed: readonly ResourceChange[]): string =>
  `  ${recomputed.length} recomputed only because of ${[...new Set(recomputed.flatMap(({ because = [] }) => because))].join(', ')}: ${recomputed.map(({ address }) => address).join(', ')}`;

/** What IAM would refuse, with the policy that is missing, and how much of it is not known. */
function denialLines({ denials, unknown = [], failure }: PredictedDenials): readonly string[] {
  const n = unknown.reduce((sum, each) => sum + each.n, 0);
  return [
    ...byRole(denials).flatMap(({ name, denials: own, policy }) => [
      ...own.map(
        ({ action, resource, address, explicit }) =>
          `! ${name} ${explicit ? 'is forbidden' : 'lacks'} ${action} on ${resource} (${address}): the deploy would be refused`,
      ),
      ...(policy === undefined
        ? []
        : ['  Policy with what is missing:', ...policy.split('\n').map((line) => `    ${line}`)]),
    ]),
    ...(failure ? [`? IAM was asked what it would refuse, and did not say (${failure.kind})`] : []),
    ...(n > 0 ? [`? ${n} calls or changes of which it is not known whether they would be refused`] : []),
  ];
}

type Besides = Pick<ResourceChange, 'from' | 'importing' | 'retained' | 'deposed'>;

/** What an action alone does not say. */
function besides(action: ChangeAction, { from, importing, retained, deposed }: Besides): string {
  return [
    ...(from === undefined ? [] : [`  moved from ${from}`]),
    ...(action === 'import' || importing !== undefined ? [`  imports ${importing ?? 'what exists'}`] : []),
    ...(retained ? ['  what is there stays, no longer managed'] : []),
    ...(deposed === undefined ? [] : [`  left over by an earlier replacement (${deposed})`]),
  ].join('');
}

function attributeLine({ path, before, after, sensitive, unknownAfter, forcesReplacement }: AttributeChange) {
  const value = (text: string | undefined) => (sensitive ? '(sensitive)' : (text ?? '(absent)'));
  const next = unknownAfter ? '(known after apply)' : value(after);
  return `${path}: ${value(before)} → ${next}${forcesReplacement ? '  # forces replacement' : ''}`;
}
