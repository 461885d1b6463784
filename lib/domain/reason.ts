/** What a reason or a failure rests on; a page makes a link of it. */
export type Evidence =
  /** `charted`: a chart of the metrics page shows what it watches. */
  | { readonly kind: 'alarm'; readonly name: string; readonly charted?: true }
  | { readonly kind: 'metric'; readonly metric: string; readonly resource: string }
  /** One panel of the metrics page over the last hours. */
  | { readonly kind: 'chart'; readonly panel: string; readonly hours: number }
  | {
      readonly kind: 'stack-event';
      readonly stack: string;
      readonly logicalId: string;
      readonly text: string;
    }
  | { readonly kind: 'log-line'; readonly group: string; readonly eventId: string }
  | { readonly kind: 'run'; readonly runId: string }
  | { readonly kind: 'drift'; readonly component: string }
  | { readonly kind: 'resource'; readonly id: string }
  | { readonly kind: 'source'; readonly file: string; readonly line?: number }
  | { readonly kind: 'text'; readonly text: string };

export type ReasonParams = Readonly<Record<string, string | number>>;

/**
 * A statement in codes; `lib/words` speaks it in a language. `code` names a message under `reasons.` in
 * `messages/*.json`, `params` its arguments.
 */
export type Reason<Code extends string = string> = {
  readonly code: Code;
  readonly params: ReasonParams;
  readonly evidence: readonly Evidence[];
};

export function reason<Code extends string>(
  code: Code,
  params: ReasonParams = {},
  evidence: readonly Evidence[] = [],
): Reason<Code> {
  return { code, params, evidence };
}
