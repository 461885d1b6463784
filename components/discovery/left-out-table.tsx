'use client';

import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import {
  type Found,
  foundName,
  foundWhere,
  type Proposals,
  partsIn,
  type Question,
} from '#lib/domain/discovery/proposal.ts';
import { type Answers, answerKey } from '#lib/domain/discovery/propose.ts';
import { PlaceForm } from './place-form.tsx';
import type { Arranging } from './use-arrangement.ts';

type Props = {
  readonly proposals: Proposals;
  readonly answers: Answers;
  /** Says where something belongs; undefined leaves it out again. */
  readonly answer: (found: Found, environment: string | undefined) => void;
  readonly arranging: Arranging;
};

/** What only a person can place, then everything that was seen and is left out, with its reason. */
export function LeftOutTable({ proposals, answers, answer, arranging }: Props) {
  const t = useWords();
  const { questions, leftOut, systems } = proposals;
  const answered = systems
    .flatMap(({ name, environments }) =>
      environments.flatMap(({ parts }) => parts.map(({ found }) => ({ found, system: name }))),
    )
    .filter(({ found }) => answers.has(answerKey(found)));
  return (
    <>
      {[...questions, ...answered].map((question) => (
        <Asked
          key={answerKey(question.found)}
          question={question}
          environments={environmentsOf(proposals, question.system)}
          chosen={answers.get(answerKey(question.found))}
          choose={(environment) => answer(question.found, environment)}
        />
      ))}
      {leftOut.length > 0 && (
        <>
          <h2 className="section-head font-semibold">
            {t('addSystem.leftOut')}{' '}
            <span className="font-normal text-t2">
              {t('addSystem.leftOutOf', {
                n: leftOut.length,
                all: leftOut.length + questions.length + partsIn(proposals),
              })}
            </span>
          </h2>
          <ul>
            {leftOut.map(({ found, why }) => (
              <li key={answerKey(found)} className="discovery-left-out">
                <span className="mono [overflow-wrap:anywhere]">
                  <PlainText text={foundName(found)} />
                </span>
                <span className="mono text-t2">{foundWhere(found).account}</span>
                <span className="text-t2">{t(`addSystem.leftOutWhy.${why}`)}</span>
                <PlaceForm
                  word={t('addSystem.edit.place')}
                  about={foundName(found)}
                  fields={[
                    { name: 'system', value: '', known: systems.map(({ name }) => name) },
                    { name: 'environment', value: '', known: environmentNames(proposals) },
                  ]}
                  save={(placement) => arranging.place(found, placement)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const environmentNames = ({ systems }: Proposals): readonly string[] => [
  ...new Set(systems.flatMap(({ environments }) => environments.map(({ name }) => name))),
];

const environmentsOf = ({ systems }: Proposals, name: string): readonly string[] =>
  systems.find((each) => each.name === name)?.environments.map((each) => each.name) ?? [];

/** A dashed frame, and the answers; left out until somebody says otherwise. */
function Asked(props: {
  readonly question: Question;
  readonly environments: readonly string[];
  readonly chosen: string | undefined;
  readonly choose: (environment: string | undefined) => void;
}) {
  const t = useWords();
  const { question, environments, chosen, choose } = props;
  const name = foundName(question.found);
  const option = (environment: string | undefined, word: string) => (
    <button
      key={word}
      type="button"
      aria-pressed={chosen === environment}
      onClick={() => choose(environment)}
    >
      {word}
    </button>
  );
  return (
    <fieldset className="discovery-question">
      <legend className="sr-only">{name}</legend>
      <p className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-semibold">
          <PlainText text={name} />
        </span>{' '}
        <span className="text-t2">{t('addSystem.question', { system: question.system })}</span>
      </p>
      <div className="segmented">
        {environments.map((each) => option(each, `${question.system} / ${each}`))}
        {option(undefined, t('addSystem.leaveOut'))}
      </div>
    </fieldset>
  );
}
