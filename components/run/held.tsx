import { OctagonX, Snowflake } from 'lucide-react';
import { FreezeWords } from '#components/holds/freeze-notes.tsx';
import { Moment } from '#components/time/moment.tsx';
import { nameOf } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import { isHeld } from '#lib/domain/deploy/hold.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';

/** What keeps the apply from beginning, until when and why; and that everything before it goes on. */
export function RunHeld({ page }: { readonly page: RunPage }) {
  const t = useWords();
  const { held, environment } = page;
  if (!held || held.holds.length === 0) return null;
  return (
    <div className="run-held" data-kind={held.holds[0]?.kind}>
      {held.holds.map((each) => (
        <p key={each.kind}>
          {each.kind === 'line' ? (
            <OctagonX size={16} aria-hidden="true" />
          ) : (
            <Snowflake size={16} aria-hidden="true" />
          )}
          <span>
            {each.kind === 'line' ? (
              <>
                <b>{t('line.stopped')}</b> · {t('line.by', { name: nameOf(each.stop.by) })}{' '}
                <Moment at={each.stop.at} /> · {each.stop.why}
              </>
            ) : (
              <FreezeWords freeze={{ environment, on: each.freeze }} />
            )}
          </span>
        </p>
      ))}
      <p>{t(isHeld(held) ? 'hold.goesOn' : 'hold.passed')}</p>
    </div>
  );
}
