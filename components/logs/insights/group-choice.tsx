import { useWords } from '#components/words/use-words.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import { fileSize } from '#lib/words/scan.ts';

type Props = {
  readonly groups: readonly LogGroup[];
  readonly chosen: readonly string[];
  readonly choose: (labels: readonly string[]) => void;
};

/** Which log groups a query reads; none chosen are all. */
export function GroupChoice({ groups, chosen, choose }: Props) {
  const t = useWords();
  return (
    <details className="menu">
      <summary className="control">
        {t('insights.groups', { n: chosen.length === 0 ? groups.length : chosen.length, of: groups.length })}
      </summary>
      <div className="menu-sheet top-full left-0 mt-1">
        {groups.map(({ name, label, storedBytes }) => {
          const on = chosen.length === 0 || chosen.includes(label);
          const all = groups.map((each) => each.label);
          const now = chosen.length === 0 ? all : chosen;
          const next = on ? now.filter((each) => each !== label) : [...now, label];
          return (
            <button
              key={name}
              type="button"
              aria-pressed={on}
              onClick={() => choose(next.length === all.length ? [] : next)}
            >
              <span className="w-3">{on ? '✓' : ''}</span>
              {label}
              <span className="ml-auto text-t3">
                {storedBytes === undefined ? '' : fileSize(storedBytes)}
              </span>
            </button>
          );
        })}
      </div>
    </details>
  );
}
