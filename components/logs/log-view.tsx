'use client';

import { useCallback, useState } from 'react';
import { useLive } from '#components/live/live-provider.tsx';
import { MissingParts } from '#components/panel/missing-parts.tsx';
import { Failed } from '#components/panel/states.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { DeployEnd } from '#lib/domain/logs/deploy-end.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import { silentSince } from '#lib/domain/silence.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { Histogram } from './histogram.tsx';
import { type LogAddress, logQuery } from './log-address.ts';
import { LogList } from './log-list.tsx';
import { LogToolbar } from './log-toolbar.tsx';
import { RequestPanel } from './request-panel.tsx';
import { SilenceRow } from './silence-row.tsx';
import { StatusBar } from './status-bar.tsx';
import { useControlKeys, useLogControl } from './use-log-control.ts';
import { useShown } from './use-shown.ts';
import { useTail } from './use-tail.ts';

type Props = {
  readonly environment: EnvironmentKey;
  readonly groups: readonly LogGroup[];
  readonly deploys: readonly DeployEnd[];
  /** As the address said when the page was opened. */
  readonly initial: LogAddress;
};

/** The live tail, or a stretch of the past: pick functions, filter, choose a line, follow its request. */
export function LogView({ environment, groups, deploys, initial }: Props) {
  const t = useWords();
  const control = useLogControl(initial);
  const { address, change, paused, target } = control;
  const { window, line, request } = address;
  const { collector } = useLive().portal;
  // The past is read when it is asked for: what cannot be says so there.
  const silent = window.kind === 'now' ? silentSince(collector) : undefined;
  const { tail, first, fill } = useTail(environment, window, paused || window.kind !== 'now');
  const { reading, lines } = first;
  const shown = useShown(tail.rows.rows, { address, groups, deploys });
  const [view, setView] = useState<TimeRange>();
  const onView = useCallback((next: TimeRange | undefined) => setView(next), []);
  useControlKeys(control, shown);
  const gone = target?.key !== undefined && reading?.state === 'ready' && !tail.rows.known.has(target.key);
  return (
    <div className="log-page">
      <LogToolbar
        {...{ address, change, groups, paused }}
        rows={tail.rows.rows}
        held={tail.held}
        holdsMore={tail.holdsMore}
        locked={silent !== undefined}
        onPause={control.togglePause}
        onJump={control.jump}
      />
      <div className="log-columns" data-following={request === undefined ? undefined : ''}>
        <div className="log-main">
          {reading?.state === 'failed' && <Failed reading={reading} />}
          {reading?.state === 'ready' && <MissingParts missing={reading.missing} />}
          {gone && line?.id === target.key && <p className="log-notice">{t('logs.lineGone')}</p>}
          <Histogram rows={shown} view={view} silentSince={silent} onBrush={control.brush} />
          <LogList
            rows={shown}
            groups={groups}
            follows={!paused && window.kind === 'now'}
            reading={reading === undefined}
            target={target}
            state={control.rowsState}
            hrefOf={(row) => logQuery({ ...address, line: { id: row.key, at: row.at } })}
            onToggle={control.toggle}
            onRequest={control.follow}
            onView={onView}
            fill={{ environment, onFilled: fill }}
          />
          {silent !== undefined && <SilenceRow since={silent} functions={groups.length} />}
          <StatusBar
            {...{ tail, window, paused }}
            groups={groups}
            silentSince={silent}
            shown={shown.filter(({ kind }) => kind === 'line').length}
            cut={reading?.state === 'ready' && !reading.value.complete ? lines.length : undefined}
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
