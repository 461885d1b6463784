import { useView, useWords } from '#components/words/use-words.ts';
import type { Difference, KnownPart, OpenPart } from '#lib/domain/cost/difference.ts';
import { parseInstant } from '#lib/domain/time.ts';
import { dayMonth } from '#lib/words/moments.ts';
import { money, signedMoney } from '#lib/words/money.ts';

/** Usage minus bill in parts: those with a figure add up to it, the others may hide in what is left. */
export function DifferenceParts({ of: { total, known, open } }: { readonly of: Difference }) {
  const t = useWords();
  return (
    <div className="cost-difference-parts">
      <table>
        <tbody>
          {known.map((part) => (
            <tr key={part.code}>
              <td>
                <PartWords part={part} />
              </td>
              <td className="num">{signedMoney(part.usd)}</td>
            </tr>
          ))}
          <tr className="font-semibold text-t1">
            <td>{t('cost.difference.total')}</td>
            <td className="num">{signedMoney(total)}</td>
          </tr>
        </tbody>
      </table>
      <p className="mt-2 font-semibold text-t1">{t('cost.difference.open')}</p>
      <ul>
        {open.map((part) => (
          <li key={part.code}>
            <OpenWords part={part} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function PartWords({ part: { code, days } }: { readonly part: KnownPart }) {
  const t = useWords();
  const { locale } = useView();
  if (!days) return t(`cost.difference.${code}`);
  const name = (day: string) => dayMonth(parseInstant(day), 'UTC', locale);
  const range =
    days.count === 1
      ? name(days.from)
      : t('cost.difference.range', { from: name(days.from), to: name(days.to) });
  return t(`cost.difference.${code}`, { days: range });
}

function OpenWords({ part }: { readonly part: OpenPart }) {
  const t = useWords();
  switch (part.code) {
    case 'unknown-lines':
      return t('cost.difference.unknown-lines', { n: part.count });
    case 'without-line':
      return t('cost.difference.without-line', {
        services: part.services.join(', '),
        usd: money(part.cost),
      });
    case 'free-tier':
    case 'untagged':
      return t(`cost.difference.${part.code}`);
  }
}
