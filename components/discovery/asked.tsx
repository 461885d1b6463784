'use client';

import { Age } from '#components/time/age.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { foundName, type Question } from '#lib/domain/discovery/proposal.ts';
import { PlaceForm } from './place-form.tsx';
import type { Arranging } from './use-arrangement.ts';

/** What only a person can place, and the answers; left out until somebody says otherwise. */
export function Asked(props: {
  readonly question: Question;
  readonly environments: readonly string[];
  readonly chosen: string | undefined;
  readonly choose: (environment: string | undefined) => void;
  readonly arranging: Arranging;
}) {
  const t = useWords();
  const { question, environments, chosen, choose } = props;
  const { found } = question;
  const name = foundName(found);
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
      <p className="min-w-0 basis-full [overflow-wrap:anywhere]">
        <span className="font-semibold">
          <PlainText text={name} />
        </span>{' '}
        <span className="text-t2">{t('addSystem.question')}</span>
      </p>
      <div className="segmented">
        {environments.map((each) => option(each, `${question.system} / ${each}`))}
        {option(undefined, t('addSystem.leaveOut'))}
      </div>
      <PlaceForm
        word={t('addSystem.ownSystem')}
        about={name}
        fields={[
          { name: 'system', value: '' },
          { name: 'environment', value: '', known: environments },
        ]}
        save={(placement) => props.arranging.place(found, placement)}
      />
      <p className="text-second text-t2">
        {t('addSystem.changed')}{' '}
        <Age at={found.kind === 'stack' ? found.stack.updatedAt : found.state.updatedAt} plain />
      </p>
    </fieldset>
  );
}
