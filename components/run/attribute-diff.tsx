import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { type DiffLine, lineDiff, readableLines } from '#lib/domain/deploy/line-diff.ts';
import type { AttributeChange, ResourceChange } from '#lib/domain/deploy/plan.ts';
import type { Translate } from '#lib/words/translate.ts';

const AROUND = 3;
const MARK: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', added: '+', removed: '−' };

/** Attributes before and after: plain ones as a list, documents as a diff of their lines. Text and nothing else. */
export function AttributeDiffs({ attributes }: { readonly attributes: readonly AttributeChange[] }) {
  const t = useWords();
  const later = attributes.filter(isLater);
  // What only the apply tells says nothing beside what is known; alone, it is all there is to say.
  const told = later.length < attributes.length ? attributes.filter((each) => !isLater(each)) : attributes;
  const folded = attributes.length - told.length;
  const sides = told.map((change) => ({ change, ...sidesOf(t, change) }));
  const plain = sides.filter(({ before, after }) => before.length <= 1 && after.length <= 1);
  const documents = sides.filter((each) => !plain.includes(each));
  return (
    <>
      {plain.length > 0 && (
        <div className="diff">
          <pre>
            {plain.map(({ change, before, after }) => (
              <PlainLines key={change.path} change={change} before={before[0]} after={after[0]} />
            ))}
          </pre>
        </div>
      )}
      {documents.map(({ change, before, after }) => (
        <div key={change.path} className="diff">
          <p className="text-t2">
            <PlainText text={change.path} />
            <Forces change={change} />
          </p>
          <pre>
            {withContext(lineDiff(before, after)).map(({ key, line }) => (
              <span key={key} className="diff-line" data-kind={line.kind}>
                <PlainText text={`${MARK[line.kind]} ${line.text}\n`} />
              </span>
            ))}
          </pre>
        </div>
      ))}
      {folded > 0 && (
        <p className="text-second text-t3">
          <PlainText
            text={t('run.laterOnly', { n: folded, names: later.map(({ path }) => path).join(', ') })}
          />
        </p>
      )}
    </>
  );
}

const isLater = ({ unknownAfter, sensitive, forcesReplacement }: AttributeChange): boolean =>
  unknownAfter && !sensitive && !forcesReplacement;

function PlainLines(props: {
  readonly change: AttributeChange;
  readonly before: string | undefined;
  readonly after: string | undefined;
}) {
  const { change, before, after } = props;
  const same = before === after;
  return (
    <>
      {before !== undefined && (
        <span className="diff-line" data-kind={same ? 'same' : 'removed'}>
          <PlainText text={`${same ? ' ' : MARK.removed} ${change.path}: ${before}`} />
          {(same || after === undefined) && <Forces change={change} />}
          {'\n'}
        </span>
      )}
      {after !== undefined && !same && (
        <span className="diff-line" data-kind="added">
          <PlainText text={`${MARK.added} ${change.path}: ${after}`} />
          <Forces change={change} />
          {'\n'}
        </span>
      )}
    </>
  );
}

function Forces({ change }: { readonly change: AttributeChange }) {
  const t = useWords();
  return change.forcesReplacement ? (
    <span className="text-failing-ink"> · {t('run.forcesReplacement')}</span>
  ) : null;
}

/** Both sides as lines of text; a sensitive or unknown one says only that. */
function sidesOf(
  t: Translate,
  { before, after, sensitive, unknownAfter }: AttributeChange,
): { readonly before: readonly string[]; readonly after: readonly string[] } {
  const hidden = [`(${t('run.sensitive')})`];
  if (sensitive) return { before: before === undefined ? [] : hidden, after: hidden };
  return {
    before: readableLines(before),
    after: unknownAfter ? [`(${t('run.knownAfter')})`] : readableLines(after),
  };
}

/** Changed lines with a few around each; the rest is left out. */
function withContext(lines: readonly DiffLine[]): readonly { key: string; line: DiffLine }[] {
  const changed = lines.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]));
  const near = (index: number) =>
    changed.length === 0 || changed.some((each) => Math.abs(each - index) <= AROUND);
  return lines.flatMap((line, index) => (near(index) ? [{ key: `${index} ${line.kind}`, line }] : []));
}

/** `deletion_protection_enabled: false to true`, or the names of what changes. */
export function summaryOf(t: Translate, { attributes, action }: ResourceChange): string {
  const known = attributes.filter((each) => !isLater(each));
  const told = known.length > 0 ? known : attributes;
  const [first] = told;
  if (!first) return '';
  const short = (text: string | undefined) => (text === undefined ? t('run.absent') : text);
  const simple = told.length === 1 && !first.sensitive && (first.after ?? '').length < 40;
  if (simple && action === 'update') {
    return `${first.path}: ${t('run.fromTo', { from: short(first.before), to: first.unknownAfter ? `(${t('run.knownAfter')})` : short(first.after) })}`;
  }
  return t('run.attributes', {
    n: told.length,
    names: told
      .slice(0, 4)
      .map((each) => each.path)
      .join(', '),
  });
}
