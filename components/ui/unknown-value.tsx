import { useWords } from '#components/words/use-words.ts';

/** Of an address whose word means nothing here: says so, and what is shown in its place. */
export function UnknownValue(props: {
  readonly value: string | undefined;
  readonly known: readonly string[];
  /** What is shown, in words. */
  readonly used: string;
}) {
  const { value, known, used } = props;
  const t = useWords();
  if (value === undefined || value === '' || known.includes(value)) return null;
  return (
    <p className="unknown-value" role="status">
      {t('shell.unknownValue', { value: value.slice(0, 40), used })}
    </p>
  );
}
