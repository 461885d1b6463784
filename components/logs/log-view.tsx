'use client';

import { useCallback, useMemo, useState } from 'react';
import { KeptAddress } from '#components/live/kept-address.tsx';
import { useLive } from '#components/live/live-provider.tsx';
import { MissingParts } from '#components/panel/missing-parts.tsx';
import { Failed } from '#components/panel/states.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { DeployEnd } from '#lib/domain/logs/deploy-end.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import { queryMarks } from '#lib/domain/logs/query/marks.ts';
import { requirements } from '#lib/domain/logs/query/syntax.ts';
import type { SavedView } from '#lib/domain/logs/saved-view.ts';
import { silentSince } from '#lib/domain/silence.ts';
import { instant, type TimeRange } from '#lib/domain/time.ts';
import { downloadLines, linesText } from './download-lines.ts';
import { Facets } from './facets.tsx';
import { Histogram } from './histogram.tsx';
import { type LogAddress, logQuery } from './log-address.ts';
import { LogList } from './log-list.tsx';
import { LogToolbar } from './log-toolbar.tsx';
import { NoMatch } from './no-match.tsx';
import { QueryProblems } from './query-problems.tsx';
import { RequestPanel } from './request-panel.tsx';
import { SavedViews } from './saved-views.tsx';
import { SilenceRow } from './silence-row.tsx';
import { StatusBar } from './status-bar.tsx';
import { useFieldsSeen } from './use-fields-seen.ts';
import { useControlKeys, useLogControl } from './use-log-control.ts';
import { useOpened } from './use-opened.ts';
import { useShown } from './use-shown.ts';
import { useTail } from './use-tail.ts';
import { ViewSwitches } from './view-switches.tsx';

type Props = {
  readonly environment: EnvironmentKey;
  readonly groups: readonly LogGroup[];
  readonly deploys: readonly DeployEnd[];
  /** As the address said when the page was opened. */
  readonly initial: LogAddress;
  readonly views: readonly (SavedView & { readonly own: boolean })[];
};

/** The live tail, or a stretch of the past: query, choose a line, follow its request. */
export function LogView({ environment, groups, deploys, initial, views }: Props) {
  const t = useWords();
  const control = useLogControl(initial);
  const { address, change, paused, target } = control;
  const { window, line, request, switches, filter: text } = address;
  const { collector } = useLive().portal;
  // The past is read when it is asked for: what cannot be says so there.
  const silent = window.kind === 'now' ? silentSince(collector) : undefined;
  const { tail, first, fill } = useTail(environment, window, paused || window.kind !== 'now', text);
  const { reading, lines: read } = first;
  const opened = useOpened();
  const shown = useShown(tail.rows.rows, { address, groups, deploys, opened });
  const { lines, filter, matching, labelOf } = shown;
  // Not none: nobody has read.
  const unread = silent !== undefined && lines.length === 0;
  const seen = useFieldsSeen(shown);
  const [facetsOpen, setFacetsOpen] = useState(false);
  const [view, setView] = useState<TimeRange>();
  const onView = useCallback((next: TimeRange | undefined) => setView(next), []);
  const setQuery = useCallback((query: string) => change({ filter: query }), [change]);
  const marks = useMemo(() => queryMarks(filter.query), [filter]);
  useControlKeys(control, shown.choosable);
  const gone = target?.key !== undefined && reading?.state === 'ready' && !tail.rows.known.has(target.key);
  const range = { from: lines[0]?.at ?? instant(0), to: lines.at(-1)?.at ?? instant(1) };
  const deployAt = deploys.findLast(({ at }) => at > range.from)?.at;
  const functions = useMemo(() => groups.map(({ label }) => label), [groups]);
  return (
    <div className="log-page" data-folds-head={silent === undefined ? undefined : ''}>
      <KeptAddress address={control.shown} />
      <LogToolbar
        {...{ address, change, functions, paused }}
        problems={filter.problems}
        fields={seen.fields}
        insights={`/e/${environment}/logs/insights`}
        held={tail.held}
        holdsMore={tail.holdsMore}
        locked={silent !== undefined}
        onPause={control.togglePause}
        onShow={control.show}
        onJump={control.jump}
      />
      <QueryProblems
        problems={filter.problems}
        unknown={seen.unknown}
        onReplace={(word, by) => setQuery(text.replace(word, by))}
      />
      <div className="log-columns" data-following={request === undefined ? undefined : ''}>
        <Facets
          open={facetsOpen}
          query={filter.query}
          {...{ lines, matching, labelOf, groups, unread }}
          fields={seen.fields}
          onQuery={setQuery}
        >
          <SavedViews
            {...{ environment, views }}
            kind="tail"
            query={text}
            onShow={(saved) => setQuery(saved.query)}
          />
        </Facets>
        <div className="log-main">
          {reading?.state === 'failed' && <Failed reading={reading} />}
          {reading?.state === 'ready' && <MissingParts missing={reading.missing} />}
          {gone && line?.id === target.key && <p className="log-notice">{t('logs.lineGone')}</p>}
          <ViewSwitches
            {...{ switches }}
            change={control.setSwitches}
            facets={{
              open: facetsOpen,
              asked: requirements(filter.query).length,
              toggle: () => setFacetsOpen(!facetsOpen),
            }}
            asked={text.trim() !== ''}
            matching={matching.length}
            total={unread ? undefined : (first.searched ?? lines.length)}
            hidden={shown.hidden}
            fields={seen.fields}
            text={() => linesText(matching, labelOf)}
            onDownload={() => downloadLines(matching, labelOf, seen.fields)}
          />
          <Histogram
            rows={shown.all}
            matches={filter.test}
            view={switches.similar ? undefined : view}
            silentSince={silent}
            onBrush={control.brush}
          />
          <LogList
            rows={shown.items}
            {...{ groups, target, opened, marks, switches, range, deployAt, onView }}
            follows={!paused && window.kind === 'now' && !switches.similar}
            reading={reading === undefined && lines.length === 0 && silent === undefined}
            state={control.rowsState}
            hrefOf={(row) => logQuery({ ...address, line: { id: row.key, at: row.at } })}
            onToggle={control.toggle}
            onRequest={control.follow}
            fill={{ environment, onFilled: fill }}
            empty={
              lines.length === 0 ? (
                // While nobody reads, the row below says that: neither "reading" nor "none" is true.
                silent === undefined && <p className="p-5 text-t2">{t('logs.none')}</p>
              ) : (
                <NoMatch
                  total={first.searched ?? lines.length}
                  hidden={shown.hidden}
                  loosened={seen.loosened}
                  onQuery={setQuery}
                  onPlatform={() => control.setSwitches({ ...switches, platform: true })}
                />
              )
            }
          />
          {silent !== undefined && <SilenceRow since={silent} functions={groups.length} />}
          <StatusBar
            {...{ tail, window, paused, groups }}
            silentSince={silent}
            shown={unread ? undefined : matching.length - shown.hidden}
            similar={shown.similar}
            cut={reading?.state === 'ready' && !reading.value.complete ? read.length : undefined}
          />
        </div>
        {request !== undefined && (
          <RequestPanel
            key={request.id}
            environment={environment}
            requestId={request.id}
            at={request.at}
            rows={tail.rows.rows}
            groups={groups}
            onFollow={(id) => change({ request: { id, at: request.at } })}
            onFilter={() => change({ filter: `request:${request.id}` })}
            onClose={() => change({ request: undefined })}
          />
        )}
      </div>
    </div>
  );
}
