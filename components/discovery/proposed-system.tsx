'use client';

import { Check, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { PlacingReason, ProposedSystem, Question } from '#lib/domain/discovery/proposal.ts';
import { PlaceForm } from './place-form.tsx';
import { ProposedPicture } from './proposed-picture.tsx';
import type { Arranging } from './use-arrangement.ts';

/** One system as it would be: its environments side by side, what is in each, and why it is put together so. */
export function ProposedSystemSection(props: {
  readonly system: ProposedSystem;
  /** What may belong to it, and nobody has said. */
  readonly questions: readonly Question[];
  readonly known: boolean;
  readonly included: boolean;
  readonly include: (wanted: boolean) => void;
  /** Names of all systems that are proposed. */
  readonly systems: readonly string[];
  readonly arranging: Arranging;
  readonly editing: boolean;
  /** The questions, asked. */
  readonly children: ReactNode;
}) {
  const t = useWords();
  const { name, environments, reasons } = props.system;
  const parts = environments.flatMap((each) => each.parts);
  const components = new Set(parts.map((part) => part.name)).size;
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
        <span className="font-normal text-t2">
          {props.known
            ? t('addSystem.known')
            : t('addSystem.counts', { environments: environments.length, components, resources })}
        </span>
        {!props.known && (
          <span className="discovery-rename ml-auto font-normal">
            <PlaceForm
              word={t('addSystem.edit.rename')}
              about={name}
              fields={[{ name: 'system', value: name, known: props.systems }]}
              save={({ system = name }) => props.arranging.rename(name, system)}
            />
          </span>
        )}
      </h3>
      <ProposedPicture
        system={props.system}
        questions={props.questions}
        edit={(part, environment) =>
          props.editing &&
          !props.known && (
            <PlaceForm
              word={t('addSystem.edit.move')}
              about={`${part.name}, ${environment}`}
              fields={[
                { name: 'system', value: name, known: props.systems },
                { name: 'environment', value: environment, known: environments.map((each) => each.name) },
                { name: 'part', value: part.name },
              ]}
              save={(placement) => props.arranging.place(part.found, placement)}
            />
          )
        }
      />
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
      {props.children}
    </article>
  );
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
