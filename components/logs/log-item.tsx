import { useWords } from '#components/words/use-words.ts';
import { AlikeRow } from './alike-row.tsx';
import { ContextFoot } from './context-foot.tsx';
import { DeployRow } from './deploy-row.tsx';
import { GapLine } from './gap-line.tsx';
import type { Item } from './items.ts';
import type { LogListProps } from './log-list-props.ts';
import { LineRow } from './log-row.tsx';

type Props = Pick<
  LogListProps,
  | 'groups'
  | 'state'
  | 'hrefOf'
  | 'onToggle'
  | 'onRequest'
  | 'fill'
  | 'opened'
  | 'marks'
  | 'switches'
  | 'range'
  | 'deployAt'
> & { readonly row: Item };

/** One entry of the list, whatever kind it is. */
export function LogItem(props: Props) {
  const { row, groups, state, hrefOf, onToggle, onRequest, fill, opened, marks, switches } = props;
  const { range, deployAt } = props;
  const { columns } = switches;
  const { chosen } = state;
  const t = useWords();
  return (
    <>
      {row.kind === 'gap' && <GapLine row={row} groups={groups} fill={fill} />}
      {row.kind === 'deploy' && <DeployRow deploy={row.deploy} />}
      {row.kind === 'line' && (
        <LineRow
          row={row}
          groups={groups}
          open={state.opened.has(row.key)}
          chosen={chosen === row.key}
          href={hrefOf(row)}
          onToggle={() => onToggle(row)}
          {...{ onRequest, marks, columns }}
        />
      )}
      {row.kind === 'line' && chosen === row.key && (
        <ContextFoot
          around={switches.context + (opened.more.get(row.key) ?? 0)}
          onMore={() => opened.addAround(row.key)}
        />
      )}
      {row.kind === 'context' && (
        <LineRow
          row={row.row}
          {...{ groups, onRequest, columns }}
          around
          open={state.opened.has(row.row.key)}
          chosen={false}
          href={hrefOf(row.row)}
          onToggle={() => state.toggle(row.row.key)}
        />
      )}
      {row.kind === 'alike' && (
        <AlikeRow
          {...{ groups, range, deployAt }}
          group={row.group}
          since={row.since}
          open={row.open}
          onToggle={() => opened.toggleGroup(row.group.key)}
        />
      )}
      {row.kind === 'earlier' && (
        <p className="log-earlier">
          <button type="button" className="log-link" onClick={() => opened.showWhole(row.group)}>
            {t('logs.alike.earlier', { n: row.count })}
          </button>
        </p>
      )}
    </>
  );
}
