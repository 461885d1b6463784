import { useWords } from '#components/words/use-words.ts';
import type { PlannedAhead } from '#lib/domain/deploy/planned-ahead.ts';

/** That a plan was made before what it needs is deployed, and what an approval of it is worth afterwards. */
export function AheadNote({ ahead, changes }: { readonly ahead: PlannedAhead; readonly changes: number }) {
  const t = useWords();
  const { after, awaits, shown } = ahead;
  const names = after.join(', ');
  return (
    <div className="border-b border-line1 bg-s2 px-5 py-2">
      <p className="font-semibold">
        {t(shown && awaits.length === 0 ? 'review.ahead' : 'review.plannedAfter', { names })}
      </p>
      <p className="text-second text-t2">
        {t(
          !shown
            ? 'review.templateOnly'
            : awaits.length > 0
              ? 'review.valuesLater'
              : changes === 0
                ? 'review.nothingAhead'
                : 'review.aheadWhat',
          { names },
        )}
      </p>
      {awaits.length > 0 && (
        <ul className="mt-1 text-second text-t2">
          {awaits.map(({ input, from }) => (
            <li key={input}>
              <code>{input}</code> ← <code>{from}</code>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
