import { Absent } from '#components/panel/states.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';

type Environment = {
  readonly key: string;
  readonly account: string;
  readonly region: string;
  readonly production: boolean;
  readonly components: readonly {
    readonly name: string;
    readonly approvals: number;
    readonly refs: readonly string[];
  }[];
  readonly budgetUsd?: number;
  readonly roles: readonly string[];
  /** Requests and approvals are signed. */
  readonly signed?: boolean;
};

/** Environments as portal.yaml names them. */
export function EnvironmentTable({ environments }: { readonly environments: readonly Environment[] }) {
  const t = useWords();
  if (environments.length === 0)
    return <Absent title={t('settings.noEnvironment')} what={t('settings.noEnvironmentWhat')} />;
  return (
    <SheetScroll>
      <table className="ruled two-line">
        <thead>
          <tr>
            {(['environment', 'account', 'region', 'approvals', 'budget', 'refs', 'roles'] as const).map(
              (each) => (
                <th key={each} scope="col">
                  {t(`settings.column.${each}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {environments.map(({ key, account, region, production, components, budgetUsd, roles, signed }) => (
            <tr key={key}>
              <th scope="row">
                {key} {production && <span className="chip">{t('settings.production')}</span>}
              </th>
              <td data-of={t('settings.column.account')}>
                <code>{account}</code>
              </td>
              <td className="whitespace-nowrap" data-of={t('settings.column.region')}>
                {region}
              </td>
              <td data-of={t('settings.column.approvals')}>
                {components.map(({ name, approvals }) => `${name} ${approvals}`).join(', ') || '–'}{' '}
                {signed && <span className="chip">{t('settings.signed')}</span>}
              </td>
              <td data-of={t('settings.column.budget')}>
                {budgetUsd === undefined ? t('settings.noBudget') : `$${budgetUsd}`}
              </td>
              <td className="text-t2" data-of={t('settings.column.refs')}>
                {[...new Set(components.flatMap(({ refs }) => refs))].join(', ') || '–'}
              </td>
              <td className="whole text-second text-t2" data-of={t('settings.column.roles')}>
                {roles.map((role) => (
                  <code key={role} className="block whitespace-nowrap">
                    {role.split('/').at(-1)}
                  </code>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SheetScroll>
  );
}

/** Which group is what, and where. */
export function AccessTable(props: {
  readonly access: readonly { readonly group: string; readonly role: string; readonly on: string }[];
}) {
  const t = useWords();
  if (props.access.length === 0)
    return <Absent title={t('settings.noAccess')} what={t('settings.noAccessWhat')} />;
  return (
    <SheetScroll>
      <table className="ruled two-line">
        <thead>
          <tr>
            {(['group', 'role', 'on'] as const).map((each) => (
              <th key={each} scope="col">
                {t(`settings.column.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.access.map(({ group, role, on }) => (
            <tr key={`${group} ${role} ${on}`}>
              <th scope="row">{group}</th>
              <td>{t(`role.${role}`)}</td>
              <td data-of={t('settings.column.on')}>{on === '*' ? t('role.everywhere') : on}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </SheetScroll>
  );
}
