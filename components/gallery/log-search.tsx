import { AlikeRow } from '#components/logs/alike-row.tsx';
import { CompletionList } from '#components/logs/completion-list.tsx';
import { ContextFoot } from '#components/logs/context-foot.tsx';
import { Facets } from '#components/logs/facets.tsx';
import { NoMatch } from '#components/logs/no-match.tsx';
import { QueryField } from '#components/logs/query-field.tsx';
import { QueryProblems } from '#components/logs/query-problems.tsx';
import { FIRST_SWITCHES } from '#components/logs/switches.ts';
import { ViewSwitches } from '#components/logs/view-switches.tsx';
import { alikeGroups } from '#lib/domain/logs/alike.ts';
import { fieldCatalogue } from '#lib/domain/logs/query/catalogue.ts';
import { completions } from '#lib/domain/logs/query/complete.ts';
import { parseQuery } from '#lib/domain/logs/query/parse-query.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { Block, Sample } from './block.tsx';
import { LOG_GROUPS, lineSamples } from './log-samples.ts';

const nothing = () => undefined;
const WRONG = 'level:eror (status=500';

/** What a query is written with, what it finds, and what is said where it finds nothing. */
export function LogSearch({ now }: { readonly now: Instant }) {
  const lines = lineSamples(now).map(({ line }) => line);
  const fields = fieldCatalogue(lines);
  const known = { fields, functions: ['api'] };
  const field = { change: nothing, problems: [], ...known };
  const groups = alikeGroups(lines);
  const alike = { groups: LOG_GROUPS, range: { from: instant(now - 120_000), to: now }, onToggle: nothing };
  const bar = {
    facets: { open: false, asked: 2, toggle: nothing },
    asked: true,
    change: nothing,
    fields,
    text: () => '',
    onDownload: nothing,
  };
  return (
    <>
      <Block title="QueryField, QueryProblems, CompletionList">
        <QueryField {...field} text="status>=500 path:/items -health (a OR level:warn)" />
        <QueryField {...field} text={WRONG} problems={parseQuery(WRONG).problems} />
        <QueryProblems
          problems={parseQuery(WRONG).problems}
          unknown={[{ name: 'stauts', near: ['status'] }]}
          onReplace={nothing}
        />
        <Sample name="completion">
          <div className="relative h-36">
            <CompletionList
              id="completion-sample"
              found={completions('', 0, known)}
              active={0}
              seen={fields.length}
              place={0}
              onTake={nothing}
            />
          </div>
        </Sample>
      </Block>
      <Block title="ViewSwitches, NoMatch, ContextFoot">
        <ViewSwitches {...bar} switches={FIRST_SWITCHES} matching={54} total={632} hidden={388} />
        <ViewSwitches
          {...bar}
          switches={{ ...FIRST_SWITCHES, platform: true, similar: true, wrap: true, context: 2 }}
          matching={0}
          total={632}
          hidden={0}
        />
        <NoMatch
          total={1_020}
          hidden={0}
          loosened={[{ without: 'status=500', query: 'a', lines: 12 }]}
          onQuery={nothing}
          onPlatform={nothing}
        />
        <NoMatch total={1_020} hidden={5} loosened={[]} onQuery={nothing} onPlatform={nothing} />
        <ContextFoot around={2} onMore={nothing} />
      </Block>
      <Block title="AlikeRow">
        {groups.slice(0, 3).map((group, index) => (
          <AlikeRow
            key={group.key}
            {...alike}
            group={group}
            open={index === 0}
            deployAt={instant(now - 70_000)}
            since={
              index === 0
                ? { kind: 'new', deploy: 41 }
                : index === 1
                  ? { kind: 'before', deploy: 41, count: 9 }
                  : { kind: 'unknown' }
            }
          />
        ))}
      </Block>
      <Block title="Facets, FacetList">
        <Facets
          open
          lines={lines}
          query={parseQuery('level:error').query}
          labelOf={(group) => group.split('-').at(-1) ?? group}
          groups={LOG_GROUPS}
          fields={fields}
          onQuery={nothing}
        />
      </Block>
    </>
  );
}
