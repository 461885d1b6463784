import { useId } from 'react';
import { useWords } from '#components/words/use-words.ts';
import { MOST_LISTED } from '#lib/domain/listed.ts';

type Props = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, word: string])[];
};

/** One field of the history's filter, without a choice of nothing. */
export function FilterChoice({ name, label, value, options }: Props) {
  const t = useWords();
  const id = useId();
  if (options.length === 0) return null;
  return (
    <span className="inline-flex items-center gap-1.5">
      <label htmlFor={id} className="text-second text-t3">
        {label}
      </label>
      {options.length > MOST_LISTED ? (
        <input
          id={id}
          name={name}
          defaultValue={value}
          placeholder={t('deploys.filter.all')}
          maxLength={100}
          spellCheck={false}
          className="field w-36"
        />
      ) : (
        <select id={id} name={name} defaultValue={value} className="field max-w-44">
          <option value="">{t('deploys.filter.all')}</option>
          {options.map(([code, word]) => (
            <option key={code} value={code}>
              {word}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}
