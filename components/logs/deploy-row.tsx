import Link from 'next/link';
import { Glyph } from '#components/status/glyph.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { DeployEnd } from '#lib/domain/logs/deploy-end.ts';
import { clockTime, milliseconds } from '#lib/words/moments.ts';

/** A thin ruled row where a deploy ended: what comes below ran with it. */
export function DeployRow({ deploy }: { readonly deploy: DeployEnd }) {
  const t = useWords();
  const { zone } = useView();
  const { at, number, component, state, commit, subject } = deploy;
  return (
    <div className="log-deploy">
      <Glyph status={state === 'succeeded' ? 'deploying' : 'failing'} size={12} />
      <Link href={`/deploys/${number}`} prefetch={false} className="font-semibold">
        #{number}
      </Link>
      <span className="shrink-0">
        {component}, {t(`run.state.${state}`)}
      </span>
      <span className="truncate text-t2">
        <PlainText text={subject} />
      </span>
      <span className="mono text-t3">{commit.slice(0, 7)}</span>
      <span className="log-deploy-rule" aria-hidden="true" />
      <span className="mono text-t3">
        {clockTime(at, zone)}
        {milliseconds(at)}
      </span>
    </div>
  );
}
