import { LineCounts } from '#components/run/line-counts.tsx';
import { Age } from '#components/time/age.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { type ListedCommit, pullRequestOf } from '#lib/domain/deploy/commits-between.ts';
import { initialsOf } from '#lib/words/initials.ts';
import { shortCommit } from '#lib/words/shorten.ts';

type Props = {
  /** Newest first. */
  readonly commits: readonly ListedCommit[];
  /** Page of the repository at its host, for links. */
  readonly host?: string | undefined;
};

/** As many as an approver reads; the others are one closed row. */
const SHOWN = 6;

/** What somebody wrote, who, and when; the hash is beside it and never in place of it. */
export function CommitList({ commits, host }: Props) {
  const t = useWords();
  const rest = commits.slice(SHOWN);
  return (
    <>
      <ol className="commit-list">
        {commits.slice(0, SHOWN).map((each) => (
          <CommitRow key={each.hash} commit={each} host={host} />
        ))}
      </ol>
      {rest.length > 0 && (
        <details className="commit-more">
          <summary>{t('deploys.moreCommits', { n: rest.length })}</summary>
          <ol className="commit-list">
            {rest.map((each) => (
              <CommitRow key={each.hash} commit={each} host={host} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function CommitRow({ commit, host }: { readonly commit: ListedCommit; readonly host: string | undefined }) {
  const { subject, author, at, hash, lines } = commit;
  const number = pullRequestOf(subject);
  return (
    <li>
      <span className="commit-who" aria-hidden="true">
        {initialsOf(author)}
      </span>
      <span className="min-w-0">
        <span className="block font-medium [overflow-wrap:anywhere]">
          <PlainText text={subject} />
        </span>
        <span className="block text-second text-t3">
          <code>{shortCommit(hash)}</code> · <PlainText text={author} /> · <Age at={at} plain />
          {number !== undefined && host && (
            <>
              {' '}
              ·{' '}
              <a
                className="link underline underline-offset-2"
                href={`${host}/pull/${number}`}
                rel="noreferrer"
              >
                PR #{number}
              </a>
            </>
          )}
        </span>
      </span>
      {lines && <LineCounts {...lines} />}
    </li>
  );
}
