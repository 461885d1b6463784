import { Absent } from '#components/panel/states.tsx';
import { Glyph } from '#components/status/glyph.tsx';
import { Age } from '#components/time/age.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import { missingStatement } from '#lib/domain/membership/missing-statement.ts';
import type { ActionAccess, RegionAccess } from '#lib/domain/membership/read-access.ts';

/** A section an account and region: what is refused with the statement that is missing, then every call. */
export function ReadAccess({ regions }: { readonly regions: readonly RegionAccess[] }) {
  const t = useWords();
  if (regions.length === 0)
    return <Absent title={t('settings.noEnvironment')} what={t('settings.noEnvironmentWhat')} />;
  return regions.map((each) => <Region key={`${each.account} ${each.region}`} access={each} />);
}

function Region({ access: { account, region, environments, actions } }: { readonly access: RegionAccess }) {
  const t = useWords();
  const refused = actions.filter(({ state }) => state === 'refused');
  const counts = {
    answers: actions.filter(({ state }) => state === 'answers').length,
    all: actions.length,
    refused: refused.length,
  };
  const statement = missingStatement(refused.flatMap(({ denied }) => denied));
  const id = `access-${account}-${region}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="section-head font-semibold">
        <span className="mono font-normal">{account}</span> {region}{' '}
        <span className="font-normal text-t2">
          {t('readAccess.counts', counts)} · {environments.join(', ')}
        </span>
      </h2>
      {refused.length > 0 && (
        <ul className="grid gap-2 border-b border-line1 px-5 py-3">
          {refused.map((each) => (
            <Refused key={each.action} access={each} />
          ))}
        </ul>
      )}
      {statement && (
        <div className="border-b border-line1 px-5 py-3">
          <h3 className="flex items-center gap-2 font-semibold">
            {t('readAccess.statement')}
            <CopyButton text={statement} word={t('readAccess.copy')} iconOnly />
          </h3>
          <pre className="mono mt-1 whitespace-pre-wrap [overflow-wrap:anywhere]">{statement}</pre>
        </div>
      )}
      <details>
        <summary className="cursor-pointer px-5 py-2 text-accent">
          {t('readAccess.all', { n: actions.length })}
        </summary>
        <Actions actions={actions} name={`${account} ${region}`} />
      </details>
    </section>
  );
}

/** Who is refused where, and what is still to do where no statement helps. */
function Refused({ access: { action, denied } }: { readonly access: ActionAccess }) {
  const t = useWords();
  return (
    <li className="flex gap-2">
      <Glyph status="unknown" label={t('readAccess.state.refused')} />
      <div className="min-w-0">
        <code className="mono">{action}</code>
        {denied.map(({ environment, principal, resource, triedAt }) => (
          <p key={`${environment} ${principal} ${resource}`} className="text-t2 [overflow-wrap:anywhere]">
            <PlainText text={t('readAccess.refused', { environment, principal, resource })} />{' '}
            <span className="text-second">
              {t('readAccess.lastTried')} <Age at={triedAt} plain />
            </span>
          </p>
        ))}
        {action === 'sts:AssumeRole' && <p className="text-t2">{t('readAccess.assume')}</p>}
      </div>
    </li>
  );
}

const COLUMNS = ['action', 'state', 'tried'] as const;

function Actions({ actions, name }: { readonly actions: readonly ActionAccess[]; readonly name: string }) {
  const t = useWords();
  return (
    <SheetScroll>
      <table className="ruled" aria-label={name}>
        <thead>
          <tr>
            {COLUMNS.map((each) => (
              <th key={each} scope="col">
                {t(`readAccess.column.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {actions.map(({ action, state, lastTried }) => (
            <tr key={action}>
              <th scope="row">
                <code className="mono">{action}</code>
              </th>
              <td>
                <span className="inline-flex items-center gap-1.5">
                  <Glyph status={GLYPH[state]} />
                  {t(`readAccess.state.${state}`)}
                </span>
              </td>
              <td>{lastTried === undefined ? '–' : <Age at={lastTried} bare plain />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </SheetScroll>
  );
}

const GLYPH = { refused: 'unknown', fails: 'degraded', answers: 'healthy', 'not-asked': 'unknown' } as const;
