import type { AttributeChange, ChangeAction } from '#lib/domain/deploy/plan.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';

const MARK: Readonly<Record<ChangeAction, string>> = {
  create: '+',
  update: '~',
  replace: '±',
  delete: '-',
  read: '<',
};

/** A plan as a terminal shows it: each change with its attributes, as they were stored. */
export function planLines({ run, environment, deployment, plan }: RunPage): readonly string[] {
  if (!plan) return [];
  const { changes, counts, outputs } = plan.plan;
  return [
    `#${run.number} ${run.component} of ${environment}, commit ${deployment.commit.slice(0, 12)} ${deployment.subject}`,
    ...changes.flatMap(({ action, address, type, risks, attributes }) => [
      `${MARK[action]} ${address} (${type})${risks.length > 0 ? `  ! ${risks.join(', ')}` : ''}`,
      ...attributes.map((each) => `    ${attributeLine(each)}`),
    ]),
    ...outputs.map(({ name, action }) => `${MARK[action]} output ${name}`),
    `${counts.create} to create, ${counts.update} to change, ${counts.replace} to replace, ${counts.delete} to destroy`,
  ];
}

function attributeLine({ path, before, after, sensitive, unknownAfter, forcesReplacement }: AttributeChange) {
  const value = (text: string | undefined) => (sensitive ? '(sensitive)' : (text ?? '(absent)'));
  const next = unknownAfter ? '(known after apply)' : value(after);
  return `${path}: ${value(before)} → ${next}${forcesReplacement ? '  # forces replacement' : ''}`;
}
