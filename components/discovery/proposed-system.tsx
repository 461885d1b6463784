'use client';

import { ArrowDown, Check, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { inOrder } from '#lib/domain/discovery/in-order.ts';
import type {
  Join,
  Part,
  PlacingReason,
  ProposedEnvironment,
  ProposedSystem,
} from '#lib/domain/discovery/proposal.ts';
import { PlaceForm } from './place-form.tsx';
import type { Arranging } from './use-arrangement.ts';

/** One system as it would be: its environments side by side, what is in each, and why it is put together so. */
export function ProposedSystemSection(props: {
  readonly system: ProposedSystem;
  readonly known: boolean;
  readonly included: boolean;
  readonly include: (wanted: boolean) => void;
  /** Names of all systems that are proposed. */
  readonly systems: readonly string[];
  readonly arranging: Arranging;
}) {
  const t = useWords();
  const { name, environments, reasons } = props.system;
  const parts = environments.flatMap((each) => each.parts);
  const resources = parts.reduce((sum, part) => sum + (part.resources ?? 0), 0);
  return (
    <article className="border-b border-line2">
      <h3 className="flex flex-wrap items-center gap-x-3 px-5 py-2">
        <label className="flex items-center gap-2 font-semibold">
          <input
            type="checkbox"
            checked={props.included && !props.known}
            disabled={props.known}
            onChange={(event) => props.include(event.currentTarget.checked)}
          />
          {name}
        </label>
        <span className="text-t2">
          {props.known
            ? t('addSystem.known')
            : t('addSystem.counts', { environments: environments.length, parts: parts.length, resources })}
        </span>
        {!props.known && (
          <span className="ml-auto font-normal">
            <PlaceForm
              word={t('addSystem.edit.rename')}
              about={name}
              fields={[{ name: 'system', value: name, known: props.systems }]}
              save={({ system = name }) => props.arranging.rename(name, system)}
            />
          </span>
        )}
      </h3>
      <div className="discovery-picture">
        {environments.map((each) => (
          <Environment
            key={each.name}
            environment={each}
            edit={(part) =>
              !props.known && (
                <PlaceForm
                  word={t('addSystem.edit.move')}
                  about={`${part.name}, ${each.name}`}
                  fields={[
                    { name: 'system', value: name, known: props.systems },
                    {
                      name: 'environment',
                      value: each.name,
                      known: environments.map((other) => other.name),
                    },
                    { name: 'part', value: part.name },
                  ]}
                  save={(placement) => props.arranging.place(part.found, placement)}
                />
              )
            }
          />
        ))}
      </div>
      <ul className="grid gap-1 px-5 py-3">
        {reasons.map((reason) => (
          <li key={JSON.stringify(reason)} className="flex gap-2">
            {reason.code === 'name-alone' ? (
              <TriangleAlert size={14} className="mt-0.5 shrink-0 text-degraded-ink" aria-hidden="true" />
            ) : (
              <Check size={14} className="mt-0.5 shrink-0 text-healthy-ink" aria-hidden="true" />
            )}
            <span>
              <PlainText text={reasonText(t, reason)} />
            </span>
          </li>
        ))}
      </ul>
    </article>
  );
}

function Environment({
  environment,
  edit,
}: {
  readonly environment: ProposedEnvironment;
  readonly edit: (part: Part) => ReactNode;
}) {
  const t = useWords();
  const { name, account, region, production } = environment;
  const { parts, others } = inOrder(environment.parts, environment.joins);
  return (
    <div className="discovery-environment">
      <p className="flex justify-between gap-2">
        <span className="font-semibold">{name}</span>
        {production && <span className="text-second text-t2">{t('addSystem.production')}</span>}
      </p>
      <p className="mono text-label text-t2">
        {account} {region}
      </p>
      <ul className="mt-2 grid gap-1">
        {parts.map(({ part, by }, index) => (
          <li key={part.name}>
            {index > 0 && <Arrow by={by} />}
            <div className="discovery-part">
              <span className="discovery-pill" data-tool={pillOf(part)}>
                {pillOf(part)}
              </span>
              <span className="min-w-0">
                <span className="block [overflow-wrap:anywhere]">
                  <PlainText text={part.name} />
                </span>
                <span className="block text-label text-t2 [overflow-wrap:anywhere]">
                  {part.found.kind === 'state'
                    ? t('addSystem.state')
                    : part.resources === undefined
                      ? t('addSystem.notRead')
                      : t('addSystem.resources', { count: part.resources })}
                </span>
                {edit(part)}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <ul className="mt-2 grid gap-1 text-label text-t2">
          {others.map(({ from, to, by, count }) => (
            <li key={`${from} ${to} ${by}`}>{t(`addSystem.join.${by}`, { from, to, count })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What the part above gives the one below; a gap where they have nothing in common. */
function Arrow({ by }: { readonly by: readonly Join[] }) {
  const t = useWords();
  if (by.length === 0) return <div className="h-2" />;
  return (
    <p className="discovery-arrow">
      <ArrowDown size={14} aria-hidden="true" />
      {by.map((join) => t(`addSystem.joined.${join.by}`, { count: join.count })).join(', ')}
    </p>
  );
}

function pillOf({ found }: Part): string {
  if (found.kind === 'state') return 'TF';
  return { sam: 'SAM', cdk: 'CDK', cloudformation: 'CFN' }[found.stack.tool];
}

function reasonText(t: ReturnType<typeof useWords>, reason: PlacingReason): string {
  switch (reason.code) {
    case 'tag':
      return t('addSystem.reason.tag', { tag: `${reason.key}=${reason.value}`, count: reason.count });
    case 'names':
      return t('addSystem.reason.names', { environments: reason.environments.join(', ') });
    case 'outputs':
    case 'ssm':
      return t(`addSystem.reason.${reason.code}`, { from: reason.from, to: reason.to, count: reason.count });
    case 'same-template':
      return t('addSystem.reason.sameTemplate', { equal: reason.equal, all: reason.of });
    case 'name-alone':
      return t('addSystem.reason.nameAlone');
    case 'by-hand':
      return t('addSystem.reason.byHand', { count: reason.count });
  }
}
