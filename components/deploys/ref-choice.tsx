import type { Kept } from '#components/live/use-kept.ts';
import { Age } from '#components/time/age.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { type RefRow, refRows } from '#lib/domain/deploy/offered-refs.ts';
import { namedCommit } from '#lib/domain/named-commit.ts';
import { type Failure, type Reading, shownValue } from '#lib/domain/reading.ts';
import type { RepositoryRefs } from '#lib/domain/repository-refs.ts';
import { shortCommit } from '#lib/words/shorten.ts';
import type { Translate } from '#lib/words/translate.ts';
import { wordOr } from '#lib/words/word-or.ts';

type Props = {
  readonly text: Kept;
  /** Of the repository whose components are chosen; undefined where no runner has read it yet. */
  readonly reading: Reading<RepositoryRefs> | undefined;
};

/** What to deploy, by its name: typed, or chosen of what the repository was last seen to offer. */
export function RefChoice({ text, reading }: Props) {
  const t = useWords();
  const known = reading && shownValue(reading);
  return (
    <div className="grid gap-1">
      <label htmlFor="ref" className="text-t2">
        {t('deploys.ref')}
      </label>
      <input
        id="ref"
        name="ref"
        className="field mono"
        value={text.text}
        onChange={({ target }) => text.write(target.value)}
        required
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        aria-describedby="ref-known"
      />
      <div id="ref-known" className="text-second text-t3">
        {known ? (
          <KnownRef refs={known.value} named={text.text.trim()} />
        ) : (
          <p>{t(reading ? 'deploys.refsNever' : 'deploys.refsUnread')}</p>
        )}
        {reading?.state === 'failed' && (
          <p className="text-degraded-ink">
            {t('deploys.refsFailed')} <PlainText text={causeOf(t, reading.failure)} />
          </p>
        )}
        {known && (
          <p>
            {t('deploys.refsRead')}{' '}
            <Age at={known.asOf} {...(reading?.state === 'ready' ? { freshFor: reading.freshFor } : {})} />
          </p>
        )}
        <p>{t('deploys.refHint')}</p>
      </div>
      {known && <RefList refs={known.value} text={text} />}
    </div>
  );
}

/** Git's own words where it gave some. */
const causeOf = (t: Translate, failure: Failure): string =>
  failure.kind === 'unavailable' ? failure.cause : wordOr(t, 'cause', `repository-${failure.kind}`);

/** What the typed name stands for. */
function KnownRef({ refs, named }: { readonly refs: RepositoryRefs; readonly named: string }) {
  const t = useWords();
  const found = namedCommit(refs, named);
  if (!found)
    return <p>{named === '' ? t('deploys.refMissing') : t('deploys.refElsewhere', { ref: named })}</p>;
  const about = refs.commits[found.commit];
  return (
    <p className="text-t1" data-commit={found.commit}>
      <code>{shortCommit(found.commit)}</code> <PlainText text={found.subject} />
      {about && (
        <span className="text-t3">
          {' '}
          · <PlainText text={about.author} /> · <Age at={about.at} plain />
        </span>
      )}
    </p>
  );
}

function RefList({ refs, text }: { readonly refs: RepositoryRefs; readonly text: Kept }) {
  const t = useWords();
  const rows = refRows(refs, text.text);
  if (rows.length === 0) return null;
  const kinds = Map.groupBy(rows, ({ kind }) => kind);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section className="ref-list" aria-label={t('deploys.refs.list')} tabIndex={0}>
      {[...kinds].map(([kind, each]) => (
        <div key={kind}>
          <h2>{t(`deploys.refs.${kind}`)}</h2>
          <ul>
            {each.map((row) => (
              <li key={row.ref}>
                <Row
                  row={row}
                  refs={refs}
                  chosen={row.ref === text.text}
                  choose={() => text.write(row.ref)}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

type RowProps = {
  readonly row: RefRow;
  readonly refs: RepositoryRefs;
  readonly chosen: boolean;
  readonly choose: () => void;
};

function Row({ row: { kind, ref, commit }, refs, chosen, choose }: RowProps) {
  const about = refs.commits[commit];
  return (
    <button type="button" aria-pressed={chosen} onClick={choose}>
      <span className="ref-name mono">
        {kind === 'commit' ? shortCommit(commit) : <PlainText text={ref.replace(/^tags\//, '')} />}
      </span>
      <span className="ref-subject">{about && <PlainText text={about.subject} />}</span>
      <span className="text-t3">{about && <Age at={about.at} bare plain />}</span>
    </button>
  );
}
