import type { Lanes } from './lanes.ts';
import type { Line } from './lines.ts';
import type { Ports } from './ports.ts';
import { type Net, tracksOf } from './tracks.ts';

/** How a line runs through the channel right of a column: from a height at its left to one at its right. */
export type Run = {
  readonly line: Line;
  readonly channel: number;
  /** Heights in the order that the line goes; a line within one column turns round, with both at the left. */
  readonly start: number;
  readonly end: number;
};

/** The runs of one channel, and the track of each trunk that has an upright one. */
export type Channel = {
  readonly runs: readonly Run[];
  readonly track: ReadonlyMap<string, number>;
  readonly count: number;
};

/** One channel a column: what is right of it. */
export function channelsOf(
  lines: readonly Line[],
  ports: Ports,
  lanes: Lanes,
  columns: number,
): readonly Channel[] {
  const runs = lines.flatMap((line) => runsOf(line, ports, lanes));
  return Array.from({ length: columns }, (_, channel) => {
    const own = runs.filter((run) => run.channel === channel);
    const nets = [...Map.groupBy(own, (run) => run.line.trunk)].map(([trunk, each]) => netOf(trunk, each));
    return { runs: own, ...tracksOf(nets) };
  });
}

/** Every run of a line, in the order that it goes. */
export function runsOf(line: Line, ports: Ports, lanes: Lanes): readonly Run[] {
  const [start, end] = [ports.at(line, 'from').y, ports.at(line, 'to').y];
  if (line.from === line.to) return [{ line, channel: line.from, start, end }];
  const onward = line.from < line.to;
  const stops = [start];
  for (let at = line.from + (onward ? 1 : -1); at !== line.to; at += onward ? 1 : -1)
    stops.push(lanes(line.trunk, at));
  stops.push(end);
  return stops.slice(1).map((y, index) => ({
    line,
    channel: onward ? line.from + index : line.from - index - 1,
    start: stops[index] ?? y,
    end: y,
  }));
}

function netOf(trunk: string, runs: readonly Run[]): Net {
  const heights = (left: boolean) =>
    runs.flatMap(({ line, start, end }) => {
      if (line.from === line.to) return left ? [start, end] : [];
      return [line.from < line.to === left ? start : end];
    });
  return { trunk, lefts: [...new Set(heights(true))], rights: [...new Set(heights(false))] };
}
