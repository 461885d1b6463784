import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { UnknownField } from '#lib/domain/logs/query/catalogue.ts';
import type { FilterProblem } from '#lib/domain/logs/query/filter.ts';

type Props = {
  readonly problems: readonly FilterProblem[];
  readonly unknown: readonly UnknownField[];
  /** Writes a near word in the place of the one that is not known. */
  readonly onReplace: (word: string, by: string) => void;
};

/** What is wrong with the query, or names a field that no line has, with what may have been meant. */
export function QueryProblems({ problems, unknown, onReplace }: Props) {
  const t = useWords();
  if (problems.length === 0 && unknown.length === 0) return null;
  return (
    <div className="query-problems" role="status">
      {problems.slice(0, 2).map(({ code, from, word, near }) => (
        <p key={`${code} ${from}`}>
          {t(`logs.query.problem.${code}`, { word })}{' '}
          <Near words={near.map((name) => `level:${name}`)} onTake={(by) => onReplace(word, by)} />
        </p>
      ))}
      {unknown.map(({ name, near }) => (
        <p key={name}>
          {t('logs.query.unknownField')}{' '}
          <span className="mono">
            <PlainText text={name} />
          </span>
          {'. '}
          <Near words={near} onTake={(by) => onReplace(name, by)} />
        </p>
      ))}
    </div>
  );
}

function Near({
  words,
  onTake,
}: {
  readonly words: readonly string[];
  readonly onTake: (word: string) => void;
}) {
  const t = useWords();
  if (words.length === 0) return null;
  return (
    <>
      {t('logs.query.meant')}{' '}
      {words.map((word) => (
        <button key={word} type="button" className="log-link mono" onClick={() => onTake(word)}>
          <PlainText text={word} />
        </button>
      ))}
    </>
  );
}
