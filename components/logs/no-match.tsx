import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Loosened } from '#lib/domain/logs/query/loosen.ts';

type Props = {
  readonly total: number;
  /** Lambda's own lines that match and are hidden. */
  readonly hidden: number;
  readonly loosened: readonly Loosened[];
  readonly onQuery: (query: string) => void;
  readonly onPlatform: () => void;
};

/** No line to show: how many there are, what to take away, and one key that clears the query. */
export function NoMatch({ total, hidden, loosened, onQuery, onPlatform }: Props) {
  const t = useWords();
  return (
    <div className="log-none">
      <p className="font-semibold" role="status">
        {hidden > 0 ? t('logs.noMatch.hidden', { n: hidden }) : t('logs.noMatch.title', { n: total })}
      </p>
      {hidden > 0 && (
        <p>
          <button type="button" className="control" onClick={onPlatform}>
            {t('logs.noMatch.showHidden', { n: hidden })}
          </button>
        </p>
      )}
      {loosened.length > 0 && (
        <ul aria-label={t('logs.noMatch.loosen')}>
          {loosened.map(({ without, query, lines }) => (
            <li key={without}>
              <button type="button" className="log-link" onClick={() => onQuery(query)}>
                {t('logs.noMatch.without')}{' '}
                <span className="mono">
                  <PlainText text={without} />
                </span>
              </button>{' '}
              <span className="text-t3">{t('logs.noMatch.lines', { n: lines })}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="pt-2">
        <button type="button" className="control" onClick={() => onQuery('')}>
          {t('logs.noMatch.clear')} <kbd>Backspace</kbd>
        </button>
      </p>
    </div>
  );
}
