import { type Cost, costOf, growth, isSteep } from './hostile-text/cost.ts';
import { HOSTILE_PIECES } from './hostile-text/pieces.ts';
import { READERS } from './hostile-text/readers.ts';

/** What one log event may hold, a half and an eighth of it. */
const LENGTHS = [125_000, 500_000, 1_000_000];
/** The clock of a thread ticks each four milliseconds: so long a text is read again and again, and at most so often. */
const LEAST_MS = 24;
const MOST_READS = 50;
/** What looks steep is looked at again, longer, by the median: a machine has other things to do. */
const LOOKS = [
  { rounds: 1, least: LEAST_MS },
  { rounds: 5, least: 4 * LEAST_MS },
];
/**
 * Nanoseconds of this thread a character (a loaded machine counts alike) that each reader of text from outside takes for repetitions of hostile pieces, one line a
 * reader with the piece whose cost grew most. Ends with 1 when a cost a character more than doubles from n to 2n, or
 * grows by more than the square root over eight times n.
 */
export async function benchHostileText(): Promise<void> {
  let steep = 0;
  for (const [file, readers] of Object.entries(READERS)) {
    for (const [name, read] of Object.entries(readers)) {
      const costs = HOSTILE_PIECES.map((piece) => ({ piece, cost: measured(piece, read) }));
      const worst = costs.reduce((most, each) => (growthOf(each.cost) > growthOf(most.cost) ? each : most));
      const slowest = Math.max(...costs.map(({ cost }) => cost.at(-1)?.each ?? 0));
      const bad = costs.filter(({ cost }) => isSteep(cost));
      steep += bad.length;
      const { double, all } = growth(worst.cost);
      const figures = {
        nsAtN: round(worst.cost.at(-2)?.each),
        nsAt2n: round(worst.cost.at(-1)?.each),
        double: round(double),
        over8n: round(all),
        slowestNs: round(slowest),
      };
      console.log(
        JSON.stringify({
          bench: 'hostile-text',
          function: `${file} ${name}`,
          piece: worst.piece,
          ...figures,
        }),
      );
      for (const { piece, cost } of bad) {
        console.log(
          JSON.stringify({ bench: 'hostile-text', function: `${file} ${name}`, steep: piece, cost }),
        );
      }
    }
  }
  console.log(JSON.stringify({ bench: 'hostile-text', pieces: HOSTILE_PIECES.length, steep }));
  if (steep > 0) process.exitCode = 1;
}

const growthOf = (cost: Cost): number => growth(cost).all;
const round = (value = Number.NaN): number => Math.round(value * 100) / 100;

function measured(piece: string, read: (text: string) => unknown): Cost {
  let cost: Cost = [];
  for (const { rounds, least } of LOOKS) {
    cost = costOf(piece, LENGTHS, (text) => {
      const times = Array.from({ length: rounds }, () => nanosecondsOf(() => read(text), least));
      return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
    });
    if (!isSteep(cost)) return cost;
  }
  return cost;
}

/** Of one read, by the time that this thread had. */
function nanosecondsOf(read: () => unknown, least: number): number {
  const start = process.threadCpuUsage();
  for (let reads = 1; ; reads += 1) {
    read();
    const { user, system } = process.threadCpuUsage(start);
    const ms = (user + system) / 1_000;
    if (ms >= least || reads === MOST_READS) return (ms * 1e6) / reads;
  }
}
