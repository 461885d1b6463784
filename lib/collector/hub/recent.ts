import type { LogLine } from '#lib/domain/logs/line.ts';
import { byTime } from '#lib/domain/logs/order.ts';

/** The newest lines of a hub, for whoever joins: bounded by number and size. */
export type RecentLines = {
  readonly add: (line: LogLine) => void;
  /** In display order. */
  readonly all: () => readonly LogLine[];
};

const MOST_LINES = 300;
const MOST_CHARACTERS = 512 * 1024;

export function recentLines(): RecentLines {
  const lines: LogLine[] = [];
  let characters = 0;
  const size = (line: LogLine) =>
    line.message.length + (line.fields ? JSON.stringify(line.fields).length : 0);

  return {
    all: () => lines.toSorted(byTime),
    add(line) {
      lines.push(line);
      characters += size(line);
      while (lines.length > MOST_LINES || (characters > MOST_CHARACTERS && lines.length > 1)) {
        const gone = lines.shift();
        if (gone) characters -= size(gone);
      }
    },
  };
}
