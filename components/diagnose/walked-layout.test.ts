import { expect, it } from 'vitest';
import { from, whole } from '#lib/domain/diagnose/network-in-test.ts';
import { walkOut } from '#lib/domain/diagnose/walk.ts';
import { WALKED, walkedLayout } from './walked-layout.ts';

const [lane, ...others] = walkOut(from, whole);
if (!lane) throw new Error('nothing was walked');
const closedTable = {
  ...whole,
  routeTables: [
    ...whole.routeTables.map((each) =>
      each.id === 'rtb-private' ? { ...each, subnets: ['private-a'] } : each,
    ),
    { id: 'rtb-c', vpc: 'vpc', main: false, subnets: ['private-c'], routes: [] },
  ],
};

it('draws the gateway that zones share once, as far as any of them gets, and each zone’s own hops apart', () => {
  const { hops, lines } = walkedLayout(walkOut(from, closedTable));
  expect(hops.map(({ hop }) => `${hop.kind} ${hop.state}`)).toEqual([
    ...['interface passed', 'route-table passed', 'nat-gateway passed'],
    ...['internet-gateway passed', 'internet passed'],
    ...['interface passed', 'route-table stopped', 'nat-gateway beyond'],
  ]);
  expect(lines.filter(({ state }) => state === 'missing')).toHaveLength(1);
  expect(lines.filter(({ to }) => to.x === hops[3]?.x).map(({ state }) => state)).toEqual([
    'passed',
    'beyond',
  ]);
});

it('says what is missing over the middle of the line that is missing', () => {
  const { lanes, lines } = walkedLayout(walkOut(from, closedTable));
  const gap = lines.find(({ state }) => state === 'missing');
  expect(lanes.map(({ missingAt }) => missingAt?.x)).toEqual([undefined, gap && (gap.from.x + gap.to.x) / 2]);
});

it('keeps the ends of ways apart that leave by different gateways', () => {
  const own = lane.hops.map((hop) => (hop.kind === 'internet-gateway' ? { ...hop, id: 'igw-2' } : hop));
  const { hops } = walkedLayout([{ ...lane, hops: own }, ...others]);
  const ends = hops.filter(({ hop }) => hop.kind === 'internet-gateway');
  expect(new Set(ends.map(({ y }) => y)).size).toBe(2);
});

it('stays within its size, however many zones there are', () => {
  const { height, hops } = walkedLayout([lane, ...others, { ...lane, subnet: 'third' }]);
  for (const { x, y } of hops) {
    expect(x + WALKED.radius).toBeLessThan(WALKED.width);
    expect(y + WALKED.radius).toBeLessThan(height);
  }
});
