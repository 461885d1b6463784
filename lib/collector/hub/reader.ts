import type { GapCause } from '#lib/domain/logs/line.ts';
import { cursorPart, type TailPlace } from '#lib/domain/logs/tail-cursor.ts';
import type { Hub } from './hub.ts';
import { textOf } from './line-text.ts';

/** How far one viewer has come in one group. */
export type GroupReader = {
  /** The next event as JSON; undefined when there is none, or none yet. */
  readonly next: () => string | undefined;
  /** The cursor's part behind what was taken last. */
  readonly part: () => string;
  readonly leave: () => void;
};

/**
 * Reads a hub's ring at the viewer's own speed; what it no longer has is read again for one who returns, and told as a
 * gap to one who fell behind. @param from where it was before; a new viewer begins with what has just come
 */
export function groupReader(hub: Hub, from: TailPlace | undefined, wake: () => void): GroupReader {
  const { ring, group } = hub;
  const leave = hub.join(wake);
  let place = from?.place ?? ring.justBefore(hub.clock());
  let part = from ? cursorPart(hub.mark, from) : hub.partAt(place);
  /** What goes out before the ring's events; the place moves once it is gone. */
  let first: { readonly texts: readonly string[]; readonly place: number } | undefined;
  let sent = 0;
  let isWaiting = false;

  const isInRing = from?.hub === hub.id && from.place >= ring.first() - 1;
  if (!from) {
    const status = hub.status();
    if (status !== undefined) first = { texts: [status], place };
  } else if (!isInRing) {
    isWaiting = true;
    hub.recoveries
      .recover(from)
      .catch(() => hub.recoveries.tell(from))
      .then((recovered) => {
        first = recovered;
        isWaiting = false;
        moveOn();
        wake();
      })
      .catch(leave);
  }

  function moveOn(): void {
    if (!first || sent < first.texts.length) return;
    place = first.place;
    part = ring.at(place)?.part ?? hub.partAt(place);
    first = undefined;
  }

  function gap(): string | undefined {
    const gone = ring.goneAfter(place);
    place = ring.first() - 1;
    part = hub.partAt(place);
    if (gone === 'none') return undefined;
    const { from: begin, to } = gone === 'unknown' ? { from: hub.bornAt, to: hub.clock() } : gone;
    return textOf({ kind: 'gap', group, from: begin, to, cause: 'slow-reader' satisfies GapCause });
  }

  return {
    leave,
    part: () => part,
    next() {
      if (isWaiting) return undefined;
      if (first) {
        const text = first.texts[sent++];
        moveOn();
        return text;
      }
      if (place < ring.first() - 1) {
        const told = gap();
        if (told !== undefined) return told;
      }
      const entry = ring.at(place + 1);
      if (!entry) return undefined;
      place += 1;
      part = entry.part;
      return entry.text;
    },
  };
}
