import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';

type Environment = {
  readonly key: string;
  readonly account: string;
  readonly region: string;
  readonly production: boolean;
  readonly approvals: { readonly infrastructure: number; readonly application?: number };
  readonly budgetUsd?: number;
  readonly roles: readonly string[];
  readonly refs: readonly string[];
};

/** Environments as portal.yaml names them. */
export function EnvironmentTable({ environments }: { readonly environments: readonly Environment[] }) {
  const t = useWords();
  return (
    <SheetScroll>
      <table className="ruled">
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
          {environments.map(({ key, account, region, production, approvals, budgetUsd, refs, roles }) => (
            <tr key={key}>
              <td className="whitespace-nowrap">
                {key} {production && <span className="chip">{t('settings.production')}</span>}
              </td>
              <td>
                <code>{account}</code>
              </td>
              <td>{region}</td>
              <td>
                {approvals.infrastructure} / {approvals.application ?? '–'}
              </td>
              <td>{budgetUsd === undefined ? t('settings.noBudget') : `$${budgetUsd}`}</td>
              <td className="text-t2">{refs.join(', ')}</td>
              <td className="text-second text-t2">
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
  return (
    <SheetScroll>
      <table className="ruled">
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
              <td>{group}</td>
              <td>{t(`role.${role}`)}</td>
              <td>{on === '*' ? t('role.everywhere') : on}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </SheetScroll>
  );
}
