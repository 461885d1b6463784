'use client';

import { ChevronDown, ChevronRight } from 'lucide-react';
import { Glyph } from '#components/status/glyph.tsx';
import { useNow } from '#components/time/now.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import { type AlikeLines, type SinceDeploy, VALUE } from '#lib/domain/logs/alike.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import { elapsed, type TimeRange } from '#lib/domain/time.ts';
import { agoWords } from '#lib/words/duration.ts';
import { clockTime } from '#lib/words/moments.ts';
import { labelOf } from './series.ts';

type Props = {
  readonly group: AlikeLines;
  readonly since: SinceDeploy | undefined;
  readonly open: boolean;
  readonly groups: readonly LogGroup[];
  /** All lines of the list span this. */
  readonly range: TimeRange;
  readonly deployAt?: number | undefined;
  readonly onToggle: () => void;
};

/** Lines that say the same: how many, what, when, and whether a deploy brought them. */
export function AlikeRow({ group, since, open, groups, range, deployAt, onToggle }: Props) {
  const t = useWords();
  const { zone } = useView();
  const { pattern, level, count, first, last, requests } = group;
  return (
    <button type="button" className="log-alike" aria-expanded={open} onClick={onToggle}>
      {open ? <ChevronDown size={14} aria-hidden="true" /> : <ChevronRight size={14} aria-hidden="true" />}
      <span className="log-alike-count">{count} ×</span>
      {level === 'ERROR' ? (
        <Glyph status="failing" size={13} />
      ) : level === 'WARN' ? (
        <Glyph status="degraded" size={13} />
      ) : (
        <span className="text-label text-t3">{level === 'PLATFORM' ? 'AWS' : level}</span>
      )}
      <span className="log-alike-words mono">
        <Pattern text={pattern} />
        {since?.kind === 'new' && <span className="log-new">{t('logs.alike.new', { n: since.deploy })}</span>}
      </span>
      <Spark group={group} range={range} deployAt={deployAt} />
      <span className="log-alike-facts">
        <span>{t('logs.alike.first', { at: clockTime(first, zone) })}</span>
        <span>
          {t('logs.alike.last')} <Ago at={last} />
        </span>
        <span>
          {requests > 0 && `${t('logs.alike.requests', { n: requests })}, `}
          {group.groups.map((name) => labelOf(groups, name)).join(', ')}
        </span>
        {since && <span>{sinceWords(t, since)}</span>}
      </span>
    </button>
  );
}

function sinceWords(t: ReturnType<typeof useWords>, since: SinceDeploy): string {
  switch (since.kind) {
    case 'new':
      return t('logs.alike.notBefore');
    case 'before':
      return t('logs.alike.before', { n: since.deploy, count: since.count });
    case 'unknown':
      return t('logs.alike.unknown');
  }
}

function Ago({ at }: { readonly at: AlikeLines['last'] }) {
  const t = useWords();
  return agoWords(t, Math.max(0, elapsed(at, useNow())));
}

/** Words, with what differs from line to line left out and dim. */
function Pattern({ text }: { readonly text: string }) {
  return text.split(VALUE).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part has no other name than its place
    <span key={index}>
      {index > 0 && <span className="text-t3">{VALUE}</span>}
      <PlainText text={part} />
    </span>
  ));
}

const BARS = 24;

/** When they came, over the time of the whole list. */
function Spark({ group, range: { from, to }, deployAt }: Pick<Props, 'group' | 'range' | 'deployAt'>) {
  const counts = Array.from({ length: BARS }, () => 0);
  const span = Math.max(1, to - from);
  for (const { at } of group.lines) {
    const index = Math.min(BARS - 1, Math.max(0, Math.floor(((at - from) / span) * BARS)));
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const most = Math.max(1, ...counts);
  const fill =
    group.level === 'ERROR' ? 'var(--failing)' : group.level === 'WARN' ? 'var(--degraded)' : 'var(--line3)';
  const deploy = deployAt === undefined ? -1 : ((deployAt - from) / span) * 120;
  return (
    <svg width="120" height="16" className="log-alike-spark" aria-hidden="true">
      {counts.map((count, index) =>
        count === 0 ? null : (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: bars are places
            key={index}
            x={index * 5}
            width="4"
            y={15 - (count / most) * 14}
            height={(count / most) * 14}
            fill={fill}
          />
        ),
      )}
      {deploy > 0 && deploy < 120 && (
        <line x1={deploy} x2={deploy} y1="0" y2="16" stroke="var(--t2)" strokeDasharray="2 2" />
      )}
      <line x1="0" x2="120" y1="15.5" y2="15.5" stroke="var(--line2)" />
    </svg>
  );
}
