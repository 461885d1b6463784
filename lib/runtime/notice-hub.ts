import type { Notice } from '#lib/domain/topics.ts';

/** Fans one database listener out to every open browser stream of this process. */
export type NoticeHub = {
  readonly publish: (notice: Notice) => void;
  /** The listener was cut off for a while: whoever follows must read everything anew. */
  readonly resumed: () => void;
  readonly subscribe: (hear: (notice: Notice | 'resumed') => void) => () => void;
};

export function noticeHub(): NoticeHub {
  const hearers = new Set<(notice: Notice | 'resumed') => void>();
  const tell = (notice: Notice | 'resumed') => {
    for (const hear of hearers) hear(notice);
  };
  return {
    publish: tell,
    resumed: () => tell('resumed'),
    subscribe(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}
