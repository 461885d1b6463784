import { Snowflake } from 'lucide-react';
import { Fragment } from 'react';
import { ComponentName } from '#components/deploys/component-name.tsx';
import { firstJudged, stripAxis } from '#components/strip/strip-axis.ts';
import { Moment } from '#components/time/moment.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Frozen } from '#lib/domain/deploy/freeze.ts';
import type { VersionRow, Versions } from '#lib/domain/deploy/versions.ts';
import { parseEnvironmentKey } from '#lib/domain/environment.ts';
import type { Instant } from '#lib/domain/time.ts';
import { BetweenRow } from './between-row.tsx';
import { EnvironmentHeadCell } from './environment-head-cell.tsx';
import { PathCell } from './path-cell.tsx';
import { VersionCellView } from './version-cell.tsx';

/** From so many on rows are low and subjects are left out. */
const MANY = 8;

type Props = {
  readonly versions: Versions;
  readonly now: Instant;
  /** `orders:staging..prod`: the path whose commits are open. */
  readonly between?: string | undefined;
};

/** Environments across, components down, and what lies between two neighbours in a column of its own. */
export function VersionsTable({ versions, now, between }: Props) {
  const t = useWords();
  const { environments, rows, system } = versions;
  const frozen = new Map(
    versions.freezes.flatMap(({ environment, on }) => (on ? [[environment, on] as const] : [])),
  );
  const axis = stripAxis(
    environments.map(({ samples }) => firstJudged(samples)),
    now,
  );
  const many = rows.length >= MANY;
  return (
    <div className="versions" data-many={many ? '' : undefined}>
      <table>
        <caption className="sr-only">{t('versions.caption', { system })}</caption>
        <thead>
          <tr>
            <th scope="col" className="version-name">
              {t('versions.component')}
            </th>
            {environments.map((each, index) => (
              <Fragment key={each.key}>
                {index > 0 && (
                  <th scope="col" className="version-path">
                    <span className="sr-only">
                      {t('versions.between', { from: environments[index - 1]?.name ?? '', to: each.name })}
                    </span>
                    <FrozenHead frozen={frozen.get(each.key)} />
                  </th>
                )}
                <th scope="col" className="version-environment">
                  <EnvironmentHeadCell row={each} axis={axis} first={index === 0} />
                </th>
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.component.name}>
              <tr>
                <th scope="row" className="version-name">
                  <ComponentName name={row.component.name} tool={row.component.tool} />
                  <span className="block text-second font-normal text-t3">
                    {row.component.repository} · {t(`lane.${row.component.lane}`)}
                  </span>
                </th>
                {row.cells.map((cell, index) => {
                  const path = row.paths[index - 1];
                  return (
                    <Fragment key={cell.environment}>
                      {path && (
                        <td className="version-path">
                          <PathCell
                            path={path}
                            component={row.component.name}
                            open={between === pathName(row, index - 1)}
                            href={`?between=${encodeURIComponent(pathName(row, index - 1))}`}
                            frozenUntil={frozen.get(path.to)?.until}
                            many={many}
                          />
                        </td>
                      )}
                      <td className="version-cell">
                        <VersionCellView cell={cell} host={row.host} name={shortName(cell.environment)} />
                      </td>
                    </Fragment>
                  );
                })}
              </tr>
              {row.paths.map((path, index) =>
                between === pathName(row, index) && path.between?.kind === 'ahead' ? (
                  <BetweenRow
                    key={path.to}
                    component={row.component.name}
                    path={path}
                    commits={path.between.commits}
                    host={row.host}
                    columns={row.cells.length + row.paths.length}
                  />
                ) : null,
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FrozenHead({ frozen }: { readonly frozen: Frozen | undefined }) {
  const t = useWords();
  if (!frozen) return null;
  return (
    <span className="path-frozen">
      <Snowflake size={13} aria-hidden="true" />
      <span>
        {frozen.until === undefined ? (
          t('hold.frozenNoEnd')
        ) : (
          <>
            {t('hold.frozenUntil')} <Moment at={frozen.until} />
          </>
        )}
      </span>
    </span>
  );
}

const shortName = (key: string): string => parseEnvironmentKey(key)?.name ?? key;

/** `orders:staging..prod`. */
function pathName({ component, paths }: VersionRow, index: number): string {
  const path = paths[index];
  return path ? `${component.name}:${shortName(path.from)}..${shortName(path.to)}` : '';
}
