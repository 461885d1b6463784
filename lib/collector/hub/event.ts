import type { TailEvent } from '#lib/domain/logs/line.ts';

/** An event of one group before a viewer's own numbering. */
export type HubEvent = TailEvent extends infer Event
  ? Event extends { readonly seq: number }
    ? Omit<Event, 'seq'>
    : Event
  : never;

export type HubStatus = Extract<HubEvent, { readonly kind: 'status' }>;

export type Listener = (event: HubEvent) => void;
