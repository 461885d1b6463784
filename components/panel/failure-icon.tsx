import { CloudOff, Hourglass, KeyRound, Lock, PlugZap, Search, Timer } from 'lucide-react';
import type { Failure } from '#lib/domain/reading.ts';

const ICON: Readonly<Record<Failure['kind'], typeof Lock>> = {
  denied: Lock,
  throttled: Timer,
  expired: KeyRound,
  'not-found': Search,
  'not-read': Hourglass,
  'not-enabled': PlugZap,
  unavailable: CloudOff,
  malformed: CloudOff,
};

/** Why something could not be read, beside the words that say it. */
export function FailureIcon(props: {
  readonly kind: Failure['kind'];
  readonly size: number;
  readonly className?: string;
}) {
  const Icon = ICON[props.kind];
  return <Icon size={props.size} aria-hidden="true" className={props.className} />;
}
