import { Stamp } from 'lucide-react';
import { Glyph, type Status } from '#components/status/glyph.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';

const LOOK: Readonly<Record<RunState, Status | 'accent'>> = {
  requested: 'unknown',
  queued: 'unknown',
  planning: 'deploying',
  planned: 'deploying',
  'no-change': 'healthy',
  'awaiting-approval': 'accent',
  approved: 'accent',
  applying: 'deploying',
  verifying: 'deploying',
  succeeded: 'healthy',
  failed: 'failing',
  'rolling-back': 'degraded',
  'rolled-back': 'degraded',
  rejected: 'failing',
  expired: 'unknown',
  cancelled: 'unknown',
  superseded: 'unknown',
  'needs-attention': 'failing',
};

/** The state of a run by shape, word and colour. */
export function RunPill({ state }: { readonly state: RunState }) {
  const t = useWords();
  const look = LOOK[state];
  return (
    <span className={`pill tinted of-${look}`}>
      {look === 'accent' ? <Stamp size={13} aria-hidden="true" /> : <Glyph status={look} />}
      <span className="first-letter:uppercase">{t(`run.state.${state}`)}</span>
    </span>
  );
}

/** The shape alone, named for whoever hears it: a list whose rows say other things. */
export function RunGlyph({ state }: { readonly state: RunState }) {
  const t = useWords();
  const look = LOOK[state];
  return <Glyph status={look === 'accent' ? 'unknown' : look} label={t(`run.state.${state}`)} />;
}

/** The same in a table cell. */
export function RunWord({ state }: { readonly state: RunState }) {
  const t = useWords();
  const look = LOOK[state];
  return (
    <span className={`run-word of-${look}`}>
      {look === 'accent' ? <Stamp size={13} aria-hidden="true" /> : <Glyph status={look} />}
      {t(`run.state.${state}`)}
    </span>
  );
}
