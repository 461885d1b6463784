import Link from 'next/link';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { OriginOffered } from '#lib/domain/deploy/versions.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { shortCommit } from '#lib/words/shorten.ts';
import { CommitList } from './commit-list.tsx';

/** Whose bytes these are, what they bring or take back, and why a part of them may not go on. */
export function OfferedCommit(props: { readonly offered: OriginOffered; readonly environment: string }) {
  const t = useWords();
  const { origin, source, components } = props.offered;
  const [longest] = components
    .flatMap(({ between }) => (between?.kind === 'ahead' ? [between.commits] : []))
    .toSorted((a, b) => b.length - a.length);
  return (
    <section className="grid gap-2" aria-label={t(`deploys.origin.${origin.kind}`)}>
      <input type="hidden" name="ref" value={source.commit} />
      <input type="hidden" name="originKind" value={origin.kind} />
      <input type="hidden" name="originRun" value={origin.run} />
      <p>
        <code>{shortCommit(source.commit)}</code> <PlainText text={source.subject} />
        <span className="block text-second text-t2">
          {t(`deploys.sameBytes.${origin.kind}`, { from: source.environment, to: props.environment })}{' '}
          <Link
            className="link underline underline-offset-2"
            href={`/deploys/${origin.run}`}
            prefetch={false}
          >
            #{origin.run}
          </Link>
          {components.flatMap(({ release }) => (release ? [` · r-${release.number}`] : [])).join('')}
        </span>
      </p>
      {longest && longest.length > 0 && (
        <div>
          <h2 className="pb-1 font-semibold">{t(`deploys.brings.${origin.kind}`, { n: longest.length })}</h2>
          <CommitList commits={longest} />
        </div>
      )}
      {components.flatMap(({ name, refused }) =>
        refused
          ? [
              <p key={name} className="text-degraded-ink">
                <PlainText text={`${name}: ${reasonWords(t, refused)}`} />
              </p>,
            ]
          : [],
      )}
    </section>
  );
}
