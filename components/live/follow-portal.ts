import type { PortalState } from '#lib/domain/silence.ts';
import { instant } from '#lib/domain/time.ts';
import type { Notice } from '#lib/domain/topics.ts';
import type { Connection } from './connection.ts';
import { hearLeaving } from './leaving.ts';
import { type Probed, probe } from './probe.ts';
import { hearRouter } from './router-fetch.ts';
import { steadySource } from './steady-source.ts';

const SETTLE_MS = 800;
const SLOWEST_MS = 4_000;
/** Whoever could not draw the page again tries as often, beside whatever else tells that it may work. */
const AGAIN_MS = 5_000;
/** A page that is being drawn for longer is drawn anew all the same: its answer may never end. */
const LONGEST_DRAWING_MS = 30_000;

type Options = {
  /** Of this page. */
  readonly build: string;
  /** Draws the page again from the server; called only when the server has just answered. */
  readonly draw: () => void;
  readonly onConnection: (change: (before: Connection) => Connection) => void;
  readonly onPortal: (change: (before: PortalState) => PortalState) => void;
  /** Hears every change, whether the page is drawn again for it or not, and looked at or not. */
  readonly onNotice?: (notice: Partial<Notice>) => void;
};

export type Following = {
  /** Draws the page again, if web answers. @returns whether it did; never rejects */
  readonly refresh: () => Promise<boolean>;
  /** What was drawn last stands. */
  readonly drawn: () => void;
  readonly close: () => void;
};

/** Somebody pushes somewhere all the time, and messages go out: only a page that lists them is drawn again for it. */
const concerns = ({ topic }: Partial<Notice>): boolean =>
  (topic !== 'repositories' && topic !== 'notification') ||
  document.querySelector(`[data-follows=${topic}]`) !== null;

/**
 * Hears which facts changed and has the page drawn again: once things settle for a moment, at the latest after four seconds, and
 * never while it is being drawn or what is drawn still arrives: where facts change faster than a busy web answers, or than AWS tells
 * what a part of the page waits for, each drawing would take the place of the one before, and none would ever stand.
 * While web, its database or the network is away, the page stays as it is, and is drawn again when they are back.
 */
export function followPortal({ build, draw, onConnection, onPortal, onNotice }: Options): Following {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = 0;
  /** The router waits for an answer: it will be the newest there is. */
  let held = false;
  /** By what the stream says, which will say when it is back. */
  let databaseAway = false;
  let streaming = false;
  let drawingSince: number | undefined;
  /** The answer has begun, and parts of the page still come. */
  let arrivingSince: number | undefined;
  /** Something changed while the page was being drawn. */
  let behind = false;
  const leaving = hearLeaving();

  const lost = () =>
    onConnection((before) => (isDown(before) ? before : { state: 'lost', since: instant(Date.now()) }));
  /** Another build stays another build, however well it streams: only an answer to `probe` says that it is ours. */
  const live = (probed = false) => {
    if (!streaming || held) return;
    onConnection((before) => (before.state === 'outdated' && !probed ? before : { state: 'live' }));
  };

  function changed(): void {
    if (behind) return;
    const now = Date.now();
    if (timer === undefined) first = now;
    clearTimeout(timer);
    timer = setTimeout(tryToDraw, Math.min(SETTLE_MS, Math.max(0, first + SLOWEST_MS - now)));
  }

  function tryToDraw(): void {
    timer = undefined;
    behind = false;
    // What changes while nobody looks is drawn when somebody does.
    if (document.hidden || held || databaseAway) return;
    if (leaving.left() > 0) {
      timer = setTimeout(tryToDraw, leaving.left());
      return;
    }
    const since = drawingSince ?? arrivingSince;
    const left = since === undefined ? 0 : since + LONGEST_DRAWING_MS - Date.now();
    if (left > 0) {
      behind = true;
      timer = setTimeout(tryToDraw, left);
      return;
    }
    void refresh();
  }

  function drawn(): void {
    drawingSince = undefined;
    catchUp();
  }

  function catchUp(): void {
    if (!behind || drawingSince !== undefined || arrivingSince !== undefined) return;
    behind = false;
    clearTimeout(timer);
    timer = undefined;
    changed();
  }

  async function refresh(): Promise<boolean> {
    const answer = await probe(build, leaving.signal());
    if (leaving.left() > 0) {
      changed();
      return false;
    }
    told(answer);
    if (answer.kind === 'fine') {
      live(true);
      // Another web may have said so: where the stream said it, the stream will say when it is over.
      if (!databaseAway) onPortal(withDatabase);
      behind = false;
      drawingSince = Date.now();
      arrivingSince = undefined;
      draw();
      return true;
    }
    if (answer.kind === 'unreachable' || answer.kind === 'database-away')
      timer ??= setTimeout(tryToDraw, AGAIN_MS);
    return false;
  }

  function told(answer: Probed): void {
    const { kind } = answer;
    if (kind === 'unreachable') lost();
    else if (kind === 'signed-out' || kind === 'outdated') onConnection(() => ({ state: kind }));
    else if (kind === 'database-away') onPortal((before) => ({ ...before, databaseAwaySince: answer.since }));
  }

  const source = steadySource({
    address: () => '/api/events',
    onState(state) {
      streaming = state === 'live';
      if (state === 'lost') {
        lost();
        void probe(build, leaving.signal()).then(told);
      }
      if (state !== 'live') return;
      live();
      changed();
    },
    on: {
      changed(data) {
        const notice = JSON.parse(data) as Partial<Notice>;
        onNotice?.(notice);
        if (concerns(notice)) changed();
      },
      portal(data) {
        const state = JSON.parse(data) as PortalState;
        databaseAway = state.databaseAwaySince !== undefined;
        onPortal(() => state);
        changed();
      },
    },
  });
  const stopHearing = hearRouter((news) => {
    arrivingSince = news === 'answered' ? Date.now() : undefined;
    if (news === 'arrived') return catchUp();
    held = news === 'held';
    if (held) return lost();
    if (news === 'outdated') return onConnection(() => ({ state: 'outdated' }));
    live();
    if (news !== 'cut') return;
    // What is being drawn will never stand.
    drawingSince = undefined;
    if (behind) catchUp();
    else changed();
  });
  const off = () => {
    streaming = false;
    lost();
  };
  const shown = () => {
    if (document.hidden) return;
    if (!streaming) source.again();
    changed();
  };
  window.addEventListener('offline', off);
  window.addEventListener('online', source.again);
  document.addEventListener('visibilitychange', shown);
  return {
    refresh,
    drawn,
    close() {
      clearTimeout(timer);
      source.close();
      stopHearing();
      leaving.close();
      window.removeEventListener('offline', off);
      window.removeEventListener('online', source.again);
      document.removeEventListener('visibilitychange', shown);
    },
  };
}

const withDatabase = (before: PortalState): PortalState => {
  if (before.databaseAwaySince === undefined) return before;
  const { databaseAwaySince: _, ...rest } = before;
  return rest;
};

const isDown = ({ state }: Connection): boolean =>
  state === 'lost' || state === 'signed-out' || state === 'outdated';
