import { Absent } from '#components/panel/states.tsx';
import { Age } from '#components/time/age.tsx';
import { Moment } from '#components/time/moment.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import { type ApiToken, tokenState } from '#lib/domain/access/token.ts';
import type { Instant } from '#lib/domain/time.ts';
import { type EndToken, RevokeToken } from './revoke-token.tsx';

/** API tokens with what they reach, newest first; those that count can be ended. */
export function TokenTable(props: {
  readonly tokens: readonly ApiToken[];
  /** Whose they are is shown: an admin sees everybody's. */
  readonly all: boolean;
  readonly now: Instant;
  readonly end: EndToken;
}) {
  const { tokens, all, now, end } = props;
  const t = useWords();
  if (tokens.length === 0) return <Absent title={t('tokens.none')} what={t('tokens.noneWhat')} />;
  return (
    <SheetScroll>
      <table className="ruled two-line">
        <thead>
          <tr>
            <th scope="col">{t('tokens.column.name')}</th>
            {all && <th scope="col">{t('tokens.column.owner')}</th>}
            {(['state', 'scopes', 'on', 'ends', 'used'] as const).map((each) => (
              <th key={each} scope="col">
                {t(`tokens.column.${each}`)}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">{t('tokens.column.end')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((each) => {
            const state = tokenState(each, now);
            return (
              <tr key={each.id} className={state === 'valid' ? undefined : 'text-t3'}>
                <th scope="row" className="[overflow-wrap:anywhere]">
                  <PlainText text={each.name} />
                </th>
                {all && <td data-of={t('tokens.column.owner')}>{each.owner.name}</td>}
                <td data-of={t('tokens.column.state')}>{t(`tokens.state.${state}`)}</td>
                <td className="whole text-second" data-of={t('tokens.column.scopes')}>
                  <Scopes scopes={each.scopes} />
                </td>
                <td data-of={t('tokens.column.on')}>
                  {each.on.map((place) => (place === '*' ? t('role.everywhere') : place)).join(', ')}
                </td>
                <td className="whitespace-nowrap" data-of={t('tokens.column.ends')}>
                  <Moment at={each.expiresAt} style="full" />
                </td>
                <td className="whitespace-nowrap" data-of={t('tokens.column.used')}>
                  {each.lastUsedAt === undefined ? t('tokens.never') : <Age at={each.lastUsedAt} plain />}
                </td>
                <td>{state === 'valid' && <RevokeToken token={each} end={end} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </SheetScroll>
  );
}

function Scopes({ scopes }: Pick<ApiToken, 'scopes'>) {
  const t = useWords();
  const reads = scopes.filter((each) => each.endsWith(':read'));
  const others = scopes.filter((each) => !each.endsWith(':read'));
  return (
    <ul>
      {reads.length > 0 && (
        <li>{t('tokens.reads', { areas: reads.map((each) => t(`action.${each}`)).join(', ') })}</li>
      )}
      {others.map((each) => (
        <li key={each}>{t(`action.${each}`)}</li>
      ))}
    </ul>
  );
}
