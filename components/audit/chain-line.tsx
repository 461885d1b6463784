import { Link2, Lock, Unlink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useView, useWords } from '#components/words/use-words.ts';
import type { ChainBreak } from '#lib/domain/audit/chain.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import { failureWords } from '#lib/words/failure.ts';
import { fullMoment, zoneName } from '#lib/words/moments.ts';

/** `to`: the whole chain was checked up to this entry; absent when only the newest entries were. */
export type ChainChecked = {
  readonly to?: number;
  readonly at?: Instant;
  readonly broken?: ChainBreak;
  /** Up to where a runner has signed the chain. */
  readonly anchored?: { readonly seq: number; readonly at: Instant };
};

/** Whether the entries follow from one another: one line, whatever comes of it. */
export function ChainLine({ check }: { readonly check: Reading<ChainChecked> }) {
  const t = useWords();
  const { zone } = useView();
  if (check.state === 'failed') {
    const { title, what } = failureWords(t, check.failure);
    return (
      <Line role="status" icon={<Lock size={14} aria-hidden="true" />}>
        <b>{title}</b> {what}
      </Line>
    );
  }
  const { to, at = check.asOf, broken, anchored } = check.value;
  const when = (moment: Instant) => `${fullMoment(moment, zone)} ${zoneName(zone, moment)}`;
  if (broken) {
    return (
      <Line role="alert" icon={<Unlink size={14} aria-hidden="true" />}>
        {t('audit.broken', { seq: broken.seq, fault: t(`audit.fault.${broken.fault}`) })}
      </Line>
    );
  }
  return (
    <Line role="status" icon={<Link2 size={14} aria-hidden="true" />}>
      {to === undefined ? t('audit.newestGood') : t('audit.verified', { seq: to, at: when(at) })}{' '}
      {anchored ? t('audit.anchored', { seq: anchored.seq, at: when(anchored.at) }) : t('audit.notAnchored')}
    </Line>
  );
}

/** Stands where the line will be. */
export function ChainComing() {
  const t = useWords();
  return <p className="mt-1 text-t3">{t('audit.checking')}</p>;
}

function Line(props: {
  readonly role: 'alert' | 'status';
  readonly icon: ReactNode;
  readonly children: ReactNode;
}) {
  const look = props.role === 'alert' ? 'font-semibold text-failing-ink' : 'text-t2';
  return (
    <p role={props.role} className={`mt-1 flex items-center gap-2 ${look}`}>
      {props.icon}
      <span>{props.children}</span>
    </p>
  );
}
