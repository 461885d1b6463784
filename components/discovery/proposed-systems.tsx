'use client';

import { useWords } from '#components/words/use-words.ts';
import type { Found, Proposals } from '#lib/domain/discovery/proposal.ts';
import { placedKinds } from '#lib/domain/discovery/proposal.ts';
import { type Answers, answerKey } from '#lib/domain/discovery/propose.ts';
import { Asked } from './asked.tsx';
import { LeftOutTable } from './left-out-table.tsx';
import { ProposedSystemSection } from './proposed-system.tsx';
import type { Arranging } from './use-arrangement.ts';

/** Everything that was seen: placed in a system, to be answered, or left out. */
export function ProposedSystems(props: {
  readonly proposals: Proposals;
  readonly busy: boolean;
  readonly known: readonly string[];
  readonly excluded: ReadonlySet<string>;
  readonly include: (name: string, wanted: boolean) => void;
  readonly answers: Answers;
  /** Says where something belongs; undefined leaves it out again. */
  readonly answer: (found: Found, environment: string | undefined) => void;
  readonly arranging: Arranging;
  /** Whether parts are being moved, and what begins or ends that. */
  readonly editing: boolean;
  readonly edit: () => void;
}) {
  const t = useWords();
  const { proposals, busy, known, answers, arranging, editing } = props;
  const { systems, questions } = proposals;
  const names = systems.map(({ name }) => name);
  const answered = systems.flatMap(({ name, environments }) =>
    environments.flatMap(({ parts }) =>
      parts
        .filter(({ found }) => answers.has(answerKey(found)))
        .map(({ found }) => ({ found, system: name })),
    ),
  );
  const asked = [...questions, ...answered];
  const asking = (system: string | undefined) =>
    asked
      .filter((each) => (system === undefined ? !names.includes(each.system) : each.system === system))
      .map((question) => (
        <Asked
          key={answerKey(question.found)}
          question={question}
          environments={
            systems.find(({ name }) => name === question.system)?.environments.map(({ name }) => name) ?? []
          }
          chosen={answers.get(answerKey(question.found))}
          choose={(environment) => props.answer(question.found, environment)}
          arranging={arranging}
        />
      ));
  return (
    <section aria-labelledby="proposed" className="min-w-0">
      <h2 id="proposed" className="section-head font-semibold">
        {t('addSystem.proposed')}
        {!busy && (
          <span className="font-normal text-t2">
            {t('addSystem.placed', { ...placedKinds(proposals), open: questions.length })}
          </span>
        )}
        {systems.length > 0 && (
          <button
            type="button"
            className="discovery-edit link ml-auto font-normal"
            aria-pressed={editing}
            aria-keyshortcuts="m"
            onClick={props.edit}
          >
            {t('addSystem.edit.mergeOrSplit')}
          </button>
        )}
      </h2>
      {(editing || arranging.changes > 0) && (
        <p className="flex flex-wrap items-center gap-x-3 border-b border-line1 px-5 py-2 text-second text-t2">
          {editing && t('addSystem.edit.how')}
          {arranging.changes > 0 && (
            <button type="button" className="discovery-edit link" onClick={arranging.undo}>
              {t('addSystem.edit.undo', { count: arranging.changes })}
            </button>
          )}
        </p>
      )}
      {systems.length === 0 && !busy && <p className="px-5 py-4 text-t2">{t('addSystem.none')}</p>}
      {systems.map((system) => (
        <ProposedSystemSection
          key={system.name}
          system={system}
          questions={questions.filter((each) => each.system === system.name)}
          known={known.includes(system.name)}
          included={!props.excluded.has(system.name)}
          include={(wanted) => props.include(system.name, wanted)}
          systems={names}
          arranging={arranging}
          editing={editing}
        >
          {asking(system.name)}
        </ProposedSystemSection>
      ))}
      {asking(undefined)}
      <LeftOutTable proposals={proposals} arranging={arranging} />
    </section>
  );
}
