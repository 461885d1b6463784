import Link from 'next/link';
import { Moment } from '#components/time/moment.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Diagnosed } from '#lib/domain/diagnose/diagnosis.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type Instant, minutes } from '#lib/domain/time.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { Asked } from './asked.tsx';
import { Proofs } from './proofs.tsx';
import { RemedyBox } from './remedy-box.tsx';
import { WalkedPath } from './walked-path.tsx';
import type { WayOut } from './way-out.ts';

/** One cause: what, where and why as a sentence; the way that was walked beside the evidence; the fix. */
export function Found(props: {
  readonly environment: EnvironmentKey;
  readonly number: number;
  readonly diagnosed: Diagnosed;
  readonly page: WayOut;
}) {
  const { environment, number, diagnosed, page } = props;
  const t = useWords();
  const { title, effect, times, firstAt, lastAt, lanes, proofs, remedy, check, resource } = diagnosed;
  const wayOut = <RemedyBox environment={environment} remedy={remedy} page={page} isFirst={number === 1} />;
  return (
    <article className="diagnosed" aria-label={reasonWords(t, title)}>
      <header className="diagnosed-head">
        <span className="diagnosed-rank" aria-hidden="true">
          {number}
        </span>
        <div className="min-w-0">
          {/* Takes the focus of `j` and `k`: what `o`, `y` and `r` mean is then of this cause. */}
          <h3 tabIndex={-1} className="diagnosed-title text-title font-semibold [overflow-wrap:anywhere]">
            <PlainText text={reasonWords(t, title)} />
          </h3>
          <p className="text-t2">
            <PlainText text={reasonWords(t, effect)} />
          </p>
          <p className="text-second text-t3">
            {t(`diagnose.check.${check}`)}
            {times !== undefined && ` · ×${times}`}
            {firstAt !== undefined && (
              <>
                {' · '}
                <Moment at={firstAt} />
              </>
            )}
            {lastAt !== undefined && minuteOf(lastAt) !== minuteOf(firstAt) && (
              <>
                {' – '}
                <Moment at={lastAt} />
              </>
            )}
          </p>
        </div>
      </header>
      <div className="diagnosed-columns" data-of={lanes ? 'path' : check}>
        {lanes && (
          <div>
            <section>
              <div className="flex flex-wrap items-baseline gap-x-3">
                <h4 className="font-semibold">{t('diagnose.path')}</h4>
                {resource !== undefined && (
                  <Link
                    className="link ml-auto"
                    href={`/e/${environment}/architecture?view=detailed&node=${encodeURIComponent(resource)}`}
                    aria-keyshortcuts="o"
                    prefetch={false}
                  >
                    {t('diagnose.openPicture')}
                  </Link>
                )}
              </div>
              <WalkedPath label={String(title.params.label ?? '')} lanes={lanes} />
            </section>
            {wayOut}
          </div>
        )}
        {check === 'denied' && <Asked diagnosed={diagnosed} />}
        <Proofs environment={environment} diagnosed={diagnosed} proofs={proofs} />
        {!lanes && wayOut}
      </div>
    </article>
  );
}

/** Both ends of one minute read the same. */
const minuteOf = (at: Instant | undefined): number | undefined =>
  at === undefined ? undefined : Math.floor(at / minutes(1));
